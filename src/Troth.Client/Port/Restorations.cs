using System.Text.Json;
using Troth.Domain;

namespace Troth.Client.Port;

/// <summary>Remembers on this device that a server had lost something and got it back, until the person has read of it and beyond.</summary>
internal sealed class Restorations(Drawer drawer, TimeProvider clock)
{
    private const string Name = "given-back";

    /// <summary>The last one, or null.</summary>
    public GivenBack? Last { get; private set; }

    /// <summary>Takes up what this device remembers.</summary>
    public async Task LoadAsync()
    {
        if (Last is null && await drawer.ReadAsync(Name) is { Length: > 0 } kept)
        {
            Last = JsonSerializer.Deserialize(kept, DeviceJson.Default.GivenBack);
        }
    }

    /// <summary>Adds to what the person has not read of yet.</summary>
    public async Task AddAsync(int entries)
    {
        await LoadAsync();
        await KeepAsync(new((Last is { Read: false } unread ? unread.Entries : 0) + entries, clock.GetUtcNow(), Read: false));
    }

    /// <summary>The person has read of it.</summary>
    public Task ReadAsync() => Last is { } last ? KeepAsync(last with { Read = true }) : Task.CompletedTask;

    private Task KeepAsync(GivenBack last)
    {
        Last = last;
        return drawer.KeepAsync(Name, JsonSerializer.Serialize(last, DeviceJson.Default.GivenBack));
    }
}
