using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// This device's copy of one space: what the vault has verified of it, kept in the store and continued from the server. One caller at a time:
/// an entry is sealed on top of what was opened, so a batch is sent and opened before the next is sealed (protocol.md 6.4).
/// </summary>
/// <param name="pullKeys">Brings the keyring up to date: a commit opens with a key that was written there before it.</param>
internal sealed class SpaceCopy(Id16 space, IVault vault, Relay relay, IFrameStore store, Func<CancellationToken, Task> pullKeys) : IDisposable
{
    private const int Attempts = 3;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Id16, long> _places = [];
    private readonly Dictionary<uint, EpochWrap> _wraps = [];
    private byte[] _head = [];

    /// <summary>The last verified place.</summary>
    public long N { get; private set; }

    /// <summary>The current epoch.</summary>
    public uint Epoch { get; private set; }

    /// <summary>Why the space stopped, if it did.</summary>
    public Fault Fault { get; private set; }

    /// <summary>Entries were opened, in order of place.</summary>
    public event Action<IReadOnlyList<Item>>? Opened;

    /// <summary>Whether the server counted the caller among the members when it was last asked.</summary>
    public bool IsMember { get; set; } = true;

    /// <summary>Opens what the store holds. A copy that does not verify is forgotten: the next unlock fetches it anew.</summary>
    public Task LoadAsync() => InTurnAsync(async () =>
    {
        var kept = await store.LoadAsync(space).ConfigureAwait(false);
        Learn(kept.Wraps);
        if (kept.Frames.Count > 0 && await OpenAsync(kept.Frames, headN: 0, keep: false).ConfigureAwait(false) != Fault.None)
        {
            await store.ForgetAsync(space).ConfigureAwait(false);
        }
    });

    /// <summary>Fetches and opens what the server has beyond <see cref="N"/>.</summary>
    /// <param name="head">What the server says its head is, or null to look.</param>
    public Task PullAsync(SpaceHead? head, CancellationToken stop) => InTurnAsync(() => ContinueAsync(head, stop));

    /// <summary>Seals, appends and opens a batch; on return it stands in the log. Safe to repeat after a lost answer.</summary>
    /// <param name="seal">Called again if the epoch ended in between.</param>
    public Task SendAsync(Func<Task<IReadOnlyList<Frame>>> seal, CancellationToken stop) => InTurnAsync(async () =>
    {
        var frames = await seal().ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PlaceAsync(frames, await relay.AppendAsync(space, Epoch, frames, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
                return;
            }
            catch (RelayException refused) when (attempt < Attempts && refused.Code is ProblemCodes.EpochStale or ProblemCodes.IdConflict)
            {
                await ContinueAsync(null, stop).ConfigureAwait(false);
                if (Holds(frames))
                {
                    return;
                }

                frames = await seal().ConfigureAwait(false);
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                await ContinueAsync(null, stop).ConfigureAwait(false); // the answer may have been lost: look before sending again
                if (Holds(frames))
                {
                    return;
                }
            }
        }
    });

    /// <summary>Erases one of the caller's own entries: the record and the removal are one request.</summary>
    public Task EraseAsync(Id16 target, long time, CancellationToken stop) => InTurnAsync(async () =>
    {
        var erasure = await vault.SealErasureAsync(space, Id16.New(), time, target).ConfigureAwait(false);
        await PlaceAsync([erasure.Frame], await relay.EraseAsync(space, target, Epoch, erasure, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
    });

    /// <summary>Runs something that must not meet another change of this space.</summary>
    public async Task InTurnAsync(Func<Task> work)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private bool Holds(IReadOnlyList<Frame> frames) => frames.All(frame => _places.ContainsKey(Id16.Read(frame.Header.AsSpan(20))));

    private async Task PlaceAsync(IReadOnlyList<Frame> frames, AppendAnswer answer, CancellationToken stop)
    {
        var placed = frames.Zip(answer.Entries, (frame, at) => frame with { N = at.N }).ToList();
        if (placed[0].N == N + 1 && placed[^1].N == N + placed.Count)
        {
            await OpenAsync(placed, headN: placed[^1].N == answer.N ? answer.N : 0, keep: true).ConfigureAwait(false);
        }
        else
        {
            await ContinueAsync(null, stop).ConfigureAwait(false); // somebody else wrote first
        }
    }

    /// <param name="head">As the server told it some time ago: entries of this device may have come since, so only its own place is compared.</param>
    private async Task ContinueAsync(SpaceHead? head, CancellationToken stop)
    {
        for (var more = Fault == Fault.None && head?.N != N; more && Fault == Fault.None;)
        {
            var (frames, last) = await relay.LogAsync(space, N, stop).ConfigureAwait(false);
            if (last < N)
            {
                Fault = Fault.Gap; // the server has less than it had shown before
                return;
            }

            if (frames.Any(IsCommit))
            {
                Learn(await relay.WrapsAsync(space, stop).ConfigureAwait(false));
                await pullKeys(stop).ConfigureAwait(false);
            }

            if (frames.Count > 0)
            {
                await OpenAsync(frames, frames[^1].N == last ? last : 0, keep: true).ConfigureAwait(false);
            }

            more = frames.Count > 0 && N < last;
        }

        if (head?.N == N && !_head.AsSpan().SequenceEqual(head.H))
        {
            Fault = Fault.Gap; // the same length, another history
        }
    }

    private async Task<Fault> OpenAsync(IReadOnlyList<Frame> frames, long headN, bool keep)
    {
        var result = await vault.OpenAsync(space, [.. _wraps.Values], frames, headN).ConfigureAwait(false);
        (N, _head, Epoch, Fault) = (result.N, result.H, result.Epoch, result.Fault);
        foreach (var item in result.Items)
        {
            _places[item.Entry] = item.N;
        }

        if (keep)
        {
            await store.KeepAsync(space, [.. frames.Where(frame => frame.N <= N)], [.. _wraps.Values]).ConfigureAwait(false);
            await store.DropBodiesAsync(space, [.. result.Items.Where(IsErasure).Select(Target).Where(_places.ContainsKey).Select(entry => _places[entry])]).ConfigureAwait(false);
        }

        if (result.Items.Count > 0)
        {
            Opened?.Invoke(result.Items);
        }

        return Fault;
    }

    private void Learn(IReadOnlyList<EpochWrap> wraps)
    {
        foreach (var wrap in wraps)
        {
            _wraps[wrap.Epoch] = wrap;
        }
    }

    private static bool IsCommit(Frame frame) => frame.Header[2] == (byte)EntryFlags.Commit;

    private static bool IsErasure(Item item) => item.Flags == EntryFlags.Erase && item.State == ItemState.Verified;

    private static Id16 Target(Item item) => Id16.Read(item.Payload);
}
