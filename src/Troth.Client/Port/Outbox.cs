using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>What a person saved, in any tab, and the server has not confirmed yet: sealed for the log only when it is sent, first in first out within a space.</summary>
internal sealed class Outbox(Replica replica, Tray tray) : IDisposable
{
    private const int BatchEntries = Limits.BatchEntries / 16; // sixteen of the largest entries fill a request

    private readonly Turn _keeping = new();
    private readonly HashSet<Id16> _stuck = [];
    private readonly HashSet<Id16> _takenBack = [];
    private List<Waiting> _waiting = [];

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<Waiting> Waiting => _waiting;

    /// <summary>Something left the outbox, or could not: the first failure of this pass, or null.</summary>
    public event Action<Exception?>? Moved;

    /// <summary>Takes up what waits on this device: left by an earlier unlock, or added and sent by other tabs. What there was no room for waits here alone, behind it.</summary>
    public Task LoadAsync() => _keeping.TakeAsync(async () => _waiting = [.. await tray.ReadAsync(_waiting), .. _waiting.Where(thing => thing.Place == 0)]);

    /// <summary>Keeps things safe on the device; they are sent by <see cref="SendAsync"/>.</summary>
    public Task AddAsync(IEnumerable<Waiting> things) => _keeping.TakeAsync(async () => _waiting.AddRange(await tray.KeepAsync([.. things])));

    /// <summary>Drops what waits for a space that the person has left.</summary>
    public Task DropAsync(Id16 space) => RemoveAsync([.. _waiting.Where(thing => thing.Space == space)]);

    /// <summary>Sends what waits for as long as the server takes it and the tab leads; whether all that can be sent now was sent. One call at a time.</summary>
    /// <param name="term">When it ends, what is being sent is finished, and nothing more is begun.</param>
    public async Task<bool> SendAsync(CancellationToken term, CancellationToken stop)
    {
        _stuck.Clear();
        Exception? refused = null;
        try
        {
            while (!term.IsCancellationRequested && _waiting.Find(thing => replica.CanWrite(thing.Space) && !_stuck.Contains(thing.Space)) is { } next)
            {
                var failure = await TrySendAsync(next, stop);
                refused ??= failure;
                Moved?.Invoke(refused);
            }
        }
        catch (Exception offline) when (offline is HttpRequestException or OperationCanceledException)
        {
            Moved?.Invoke(offline); // it waits
            return false;
        }

        return _stuck.Count == 0;
    }

    /// <summary>Those entries of the log, each once, that were taken back before they stood there: a request that nobody heard of any more has arrived after all.</summary>
    public IReadOnlyList<Id16> TakeLate(IEnumerable<Id16> entries) => _takenBack.Count == 0 ? [] : [.. entries.Where(_takenBack.Remove)];

    public void Dispose() => _keeping.Dispose();

    /// <summary>Sends what is next in a space. If it is refused, what waits for other spaces goes on: a full shared space must not keep private pages waiting.</summary>
    private async Task<Exception?> TrySendAsync(Waiting next, CancellationToken stop)
    {
        try
        {
            await RemoveAsync(await SendNextAsync(next, stop));
            return null;
        }
        catch (Exception refused) when (refused is not (HttpRequestException or OperationCanceledException))
        {
            // Also what no one foresaw, of the browser's storage most of all: it is tried again, and nothing else stops for it.
            _stuck.Add(next.Space);
            return refused;
        }
    }

    private async Task<IReadOnlyList<Waiting>> SendNextAsync(Waiting first, CancellationToken stop)
    {
        if (first.Target is { } target)
        {
            try
            {
                await replica.EraseAsync(first.Space, [target], stop);
            }
            catch (VaultException gone) when (gone.Code == "not_mine")
            {
                // It never reached the server, or only stood in a record that was let go of: there is nothing to erase yet.
                _takenBack.Add(target);
            }

            return [first, .. _waiting.Where(next => next.Entry == target)];
        }

        // In order within the space; an erasure waits for what was written before it. What was taken back meanwhile is not sent.
        var batch = _waiting.Where(next => next.Space == first.Space).TakeWhile(next => next.Target is null).Take(BatchEntries).ToList();
        var kept = batch.FindAll(next => !_waiting.Exists(later => later.Target == next.Entry));
        if (kept.Count > 0)
        {
            await replica.WriteAsync(first.Space, [.. kept.Select(next => next.Draft)], stop);
        }

        return batch;
    }

    private Task RemoveAsync(IReadOnlyList<Waiting> gone) => _keeping.TakeAsync(async () =>
    {
        await tray.DropAsync(gone);
        _waiting.RemoveAll(thing => gone.Any(other => other.Entry == thing.Entry));
    });
}
