using System.Text.Json;

namespace Troth.Client.Port;

/// <summary>What a person had written and only stood in a record that this device has let go of. It stays, sealed, until they send it again or let it go too.</summary>
internal sealed class Lifeboat(Drawer drawer)
{
    private const string Name = "rescued";

    private bool _loaded;

    /// <summary>What is in it, oldest first.</summary>
    public IReadOnlyList<Waiting> Rescued { get; private set; } = [];

    /// <summary>Takes up what this device remembers.</summary>
    public async Task LoadAsync()
    {
        if (!_loaded && await drawer.ReadAsync(Name) is { Length: > 0 } kept)
        {
            Rescued = JsonSerializer.Deserialize(kept, DeviceJson.Default.IReadOnlyListWaiting) ?? [];
        }

        _loaded = true;
    }

    /// <summary>Takes something in, once.</summary>
    public async Task AddAsync(IReadOnlyList<Waiting> things)
    {
        await LoadAsync();
        if (things.Count > 0)
        {
            await KeepAsync([.. Rescued, .. things.ExceptBy(Rescued.Select(known => known.Entry), thing => thing.Entry)]);
        }
    }

    /// <summary>Empties it.</summary>
    public Task ClearAsync() => KeepAsync([]);

    private Task KeepAsync(IReadOnlyList<Waiting> things)
    {
        Rescued = things;
        return drawer.KeepAsync(Name, things.Count == 0 ? "" : JsonSerializer.Serialize(things, DeviceJson.Default.IReadOnlyListWaiting));
    }
}
