using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>Entries of a space that were opened just now, in order of place.</summary>
public sealed record News(Id16 Space, IReadOnlyList<Item> Items);

/// <summary>Where a space stopped and why, without anything of what is in it (protocol.md 6.4).</summary>
/// <param name="Place">The place that failed.</param>
public sealed record Stopped(Id16 Space, Fault Fault, long Place, uint Epoch);

/// <summary>This device's copy of everything an account may read, kept up with the server (protocol.md 7 of the design, 8 of docs/protocol.md).</summary>
/// <param name="personal">The account's personal space: it holds the keyring, so it is opened first.</param>
public sealed partial class Replica(IVault vault, Relay relay, IFrameStore store, Id16 personal, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<Id16, SpaceCopy> _copies = [];
    private readonly Waymarks _marks = new();
    private readonly Turn _sync = new();

    /// <summary>Entries were opened.</summary>
    public event Action<News>? Opened;

    /// <summary>The server was heard from, or lost: the last heads, or null while it cannot be reached.</summary>
    public event Action<HeadsAnswer?>? Heard;

    /// <summary>This many entries that the server had lost were given back to it.</summary>
    public event Action<int>? GaveBack;

    /// <summary>The account's personal space.</summary>
    public Id16 Personal => personal;

    /// <summary>The spaces this device knows, with why each stopped, if it did.</summary>
    public IReadOnlyDictionary<Id16, Fault> Spaces => _copies.ToDictionary(copy => copy.Key, copy => copy.Value.Fault);

    /// <summary>The spaces that have stopped, the personal one first.</summary>
    public IReadOnlyList<Stopped> Stops =>
    [
        .. _copies.Where(copy => copy.Value.Fault != Fault.None).OrderBy(copy => copy.Key != personal)
            .Select(copy => new Stopped(copy.Key, copy.Value.Fault, copy.Value.FailedAt, copy.Value.Epoch)),
    ];

    /// <summary>Whether something can be sent to a space now: the caller is a member, and nothing has stopped it.</summary>
    public bool CanWrite(Id16 space) => _copies.TryGetValue(space, out var copy) && copy is { Fault: Fault.None, IsMember: true };

    /// <summary>Whether the server no longer counts the caller among the members of a space that this device holds. What it holds stays readable.</summary>
    public bool WasLeft => _copies.Values.Any(copy => !copy.IsMember);

    /// <summary>Opens everything: what this device holds, then what the server has beyond it. Throws where the server cannot be asked, after opening what is here.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await LoadAsync().ConfigureAwait(false);
        await SyncAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Asks the server for its heads and fetches what is new, personal space first. One at a time, so that no older answer overtakes a newer one.</summary>
    public Task SyncAsync(CancellationToken stop) => _sync.TakeAsync(
        async () =>
        {
            var heads = await relay.HeadsAsync(stop).ConfigureAwait(false);
            foreach (var head in heads.Spaces.OrderBy(head => head.Space != personal))
            {
                await TakeAsync(head, stop).ConfigureAwait(false);
            }

            foreach (var (space, copy) in _copies)
            {
                copy.IsMember = !_marks.WasLeft(space) && heads.Spaces.Any(head => head.Space == space);
            }

            await PinAllAsync(stop).ConfigureAwait(false);
            Heard?.Invoke(heads);
        },
        stop);

    /// <summary>Seals and appends drafts; on return they stand in the log and were opened.</summary>
    public async Task WriteAsync(Id16 space, IReadOnlyList<Draft> drafts, CancellationToken stop)
    {
        var copy = await CopyAsync(space).ConfigureAwait(false);
        await copy.SendAsync(
            async () => drafts.Where(draft => !copy.Holds(draft.Entry)).ToList() is { Count: > 0 } rest ? await vault.SealAsync(space, rest).ConfigureAwait(false) : [],
            stop).ConfigureAwait(false);
    }

    /// <summary>Appends frames that the vault seals itself, such as a new keyring entry.</summary>
    public async Task SendAsync(Id16 space, Func<Task<IReadOnlyList<Frame>>> seal, CancellationToken stop) =>
        await (await CopyAsync(space).ConfigureAwait(false)).SendAsync(seal, stop).ConfigureAwait(false);

    /// <summary>Erases the caller's own entries, one request each; those already erased stay so if a later one fails.</summary>
    public async Task EraseAsync(Id16 space, IReadOnlyList<Id16> entries, CancellationToken stop)
    {
        var copy = await CopyAsync(space).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            await copy.EraseAsync(entry, Now, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Commits a new epoch while nobody else on this device writes to the space.</summary>
    public async Task CommitAsync(Id16 space, Func<uint, long, Task> commit)
    {
        var copy = await CopyAsync(space).ConfigureAwait(false);
        await copy.CommitAsync(commit).ConfigureAwait(false);
    }

    /// <summary>Pins the verified head of a space for the person's other devices (protocol.md 6.4).</summary>
    public async Task PinAsync(Id16 space, CancellationToken stop)
    {
        var copy = await CopyAsync(space).ConfigureAwait(false);
        if (CanWrite(space) && copy.N > 0)
        {
            await MarkAsync(Kinds.HeadPin, new HeadPin(space, copy.N, copy.Head).ToBytes(), stop).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the person's other devices that they have left a space: whoever lists it again is not believed.</summary>
    public Task MarkLeftAsync(Id16 space, CancellationToken stop) => MarkAsync(Kinds.Leave, space.ToBytes(), stop);

    /// <summary>Forgets a space that the person has left.</summary>
    public async Task ForgetAsync(Id16 space)
    {
        await store.ForgetAsync(space).ConfigureAwait(false);
        await vault.ForgetAsync(space).ConfigureAwait(false);
        if (_copies.Remove(space, out var copy))
        {
            copy.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sync.Dispose();
        foreach (var copy in _copies.Values)
        {
            copy.Dispose();
        }
    }

    /// <summary>Milliseconds since 1970, as entries carry it.</summary>
    internal long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A space that the person has left is not taken up again; one who is still listed there is told once more.</summary>
    private async Task TakeAsync(SpaceHead head, CancellationToken stop)
    {
        if (!_marks.WasLeft(head.Space))
        {
            await (await CopyAsync(head.Space).ConfigureAwait(false)).PullAsync(head, stop).ConfigureAwait(false);
            await FollowHealAsync(head.Space, stop).ConfigureAwait(false);
            return;
        }

        try
        {
            await relay.LeaveAsync(head.Space, stop).ConfigureAwait(false);
        }
        catch (RelayException)
        {
            return; // it lists what it does not hold
        }
    }

    private async Task PinAllAsync(CancellationToken stop)
    {
        foreach (var (space, copy) in _copies.Where(copy => copy.Key != personal).ToList())
        {
            if (copy.IsMember && _marks.IsDue(space, copy.N, Now))
            {
                await PinAsync(space, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A mark is no one's words: if it cannot be left now, the next time will do.</summary>
    private async Task MarkAsync(ushort kind, byte[] payload, CancellationToken stop)
    {
        try
        {
            await WriteAsync(personal, [new(Id16.New(), Now, kind, 1, payload)], stop).ConfigureAwait(false);
        }
        catch (Exception later) when (later is HttpRequestException or RelayException or VaultException)
        {
            return;
        }
    }

    private async Task PullPersonalAsync(CancellationToken stop) =>
        await (await CopyAsync(personal).ConfigureAwait(false)).PullAsync(null, stop).ConfigureAwait(false);

    private async Task<SpaceCopy> CopyAsync(Id16 space)
    {
        if (!_copies.TryGetValue(space, out var copy))
        {
            copy = Known(space);
            await copy.LoadAsync().ConfigureAwait(false);
        }

        return copy;
    }

    private SpaceCopy Known(Id16 space)
    {
        if (!_copies.TryGetValue(space, out var copy))
        {
            _copies[space] = copy = new(space, vault, relay, store, _marks, space == personal ? null : PullPersonalAsync);
            copy.Opened += items => Hear(space, items);
            copy.GaveBack += entries => GaveBack?.Invoke(entries);
        }

        return copy;
    }

    private void Hear(Id16 space, IReadOnlyList<Item> items)
    {
        if (space == personal)
        {
            _marks.Learn(items);
        }

        Opened?.Invoke(new(space, items));
    }
}
