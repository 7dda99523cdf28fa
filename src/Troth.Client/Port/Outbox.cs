using System.Text.Json;
using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>Something that waits to be sent: a draft to seal, or, with <see cref="Target"/>, an entry to erase.</summary>
/// <param name="Space">Where it goes, fixed when the person pressed save: it never goes to another space.</param>
internal sealed record Waiting(Id16 Space, Reach Reach, Id16 Entry, long Time, ushort Kind, byte Schema, byte[] Payload, Id16? Target = null)
{
    /// <summary>What the vault seals.</summary>
    public Draft Draft => new(Entry, Time, Kind, Schema, Payload);
}

/// <summary>What a person saved and the server has not confirmed yet: kept sealed on the device, sealed for the log only when it is sent, first in first out.</summary>
internal sealed class Outbox(Replica replica, Drawer drawer)
{
    private const string Name = "outbox";
    private const int BatchEntries = Limits.BatchEntries / 16; // sixteen of the largest entries fill a request

    private readonly List<Waiting> _waiting = [];
    private readonly HashSet<Id16> _stuck = [];
    private bool _sending;

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<Waiting> Waiting => _waiting;

    /// <summary>Something left the outbox, or could not: the server's code, or null.</summary>
    public event Action<string?>? Moved;

    /// <summary>Takes up what an earlier unlock left waiting.</summary>
    public async Task LoadAsync()
    {
        var kept = await drawer.ReadAsync(Name);
        if (kept.Length > 0)
        {
            _waiting.AddRange(JsonSerializer.Deserialize(kept, OutboxJson.Default.ListWaiting) ?? []);
        }
    }

    /// <summary>Keeps things safe on the device; they are sent by <see cref="SendAsync"/>.</summary>
    public Task AddAsync(IEnumerable<Waiting> things)
    {
        _waiting.AddRange(things);
        return KeepAsync();
    }

    /// <summary>Drops what waits for a space that the person has left.</summary>
    public Task DropAsync(Id16 space)
    {
        _waiting.RemoveAll(thing => thing.Space == space);
        return KeepAsync();
    }

    /// <summary>Sends what waits for as long as the server takes it. Called again when the server is heard from.</summary>
    public async Task SendAsync(CancellationToken stop)
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        try
        {
            _stuck.Clear();
            while (_waiting.Find(thing => replica.CanWrite(thing.Space) && !_stuck.Contains(thing.Space)) is { } next)
            {
                Moved?.Invoke(await TrySendAsync(next, stop));
                await KeepAsync();
            }
        }
        catch (Exception offline) when (offline is HttpRequestException or OperationCanceledException)
        {
            Moved?.Invoke(null); // it waits
        }
        finally
        {
            _sending = false;
        }
    }

    /// <summary>Sends what is next in a space. If it is refused, what waits for other spaces goes on: a full shared space must not keep private pages waiting.</summary>
    private async Task<string?> TrySendAsync(Waiting next, CancellationToken stop)
    {
        try
        {
            await SendNextAsync(next, stop);
            return null;
        }
        catch (Exception refused) when (refused is RelayException or VaultException)
        {
            _stuck.Add(next.Space);
            return (refused as RelayException)?.Code ?? ((VaultException)refused).Code;
        }
    }

    private async Task SendNextAsync(Waiting first, CancellationToken stop)
    {
        if (first.Target is { } target)
        {
            await replica.EraseAsync(first.Space, [target], stop);
            _waiting.Remove(first);
            return;
        }

        // In order within the space; an erasure waits for what was written before it.
        var batch = _waiting.Where(next => next.Space == first.Space).TakeWhile(next => next.Target is null).Take(BatchEntries).ToList();
        await replica.WriteAsync(first.Space, [.. batch.Select(next => next.Draft)], stop);
        _waiting.RemoveAll(batch.Contains);
    }

    private Task KeepAsync() => drawer.KeepAsync(Name, _waiting.Count == 0 ? "" : JsonSerializer.Serialize(_waiting, OutboxJson.Default.ListWaiting));
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(List<Waiting>))]
internal sealed partial class OutboxJson : JsonSerializerContext;
