using System.Text.Json;
using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>Something that waits to be sent: a draft to seal, or, with <see cref="Target"/>, an entry to erase.</summary>
internal sealed record Waiting(Reach Reach, Id16 Entry, long Time, ushort Kind, byte Schema, byte[] Payload, Id16? Target = null)
{
    /// <summary>What the vault seals.</summary>
    public Draft Draft => new(Entry, Time, Kind, Schema, Payload);
}

/// <summary>What a person saved and the server has not confirmed yet: kept sealed on the device, sealed for the log only when it is sent, first in first out.</summary>
internal sealed class Outbox(Replica replica, Drawer drawer, Func<Reach, Id16?> spaceOf)
{
    private const string Name = "outbox";

    private readonly List<Waiting> _waiting = [];
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
            while (_waiting.Count > 0 && spaceOf(_waiting[0].Reach) is { } space)
            {
                await SendNextAsync(space, stop);
                await KeepAsync();
                Moved?.Invoke(null);
            }
        }
        catch (HttpRequestException)
        {
            Moved?.Invoke(null); // offline: it waits
        }
        catch (RelayException refused)
        {
            Moved?.Invoke(refused.Code);
        }
        finally
        {
            _sending = false;
        }
    }

    private async Task SendNextAsync(Id16 space, CancellationToken stop)
    {
        var first = _waiting[0];
        if (first.Target is { } target)
        {
            await replica.EraseAsync(space, [target], stop);
            _waiting.Remove(first);
            return;
        }

        var batch = _waiting.TakeWhile(next => next.Reach == first.Reach && next.Target is null).Take(Limits.BatchEntries / 4).ToList();
        await replica.WriteAsync(space, [.. batch.Select(next => next.Draft)], stop);
        _waiting.RemoveRange(0, batch.Count);
    }

    private Task KeepAsync() => drawer.KeepAsync(Name, _waiting.Count == 0 ? "" : JsonSerializer.Serialize(_waiting, OutboxJson.Default.ListWaiting));
}

[JsonSerializable(typeof(List<Waiting>))]
internal sealed partial class OutboxJson : JsonSerializerContext;
