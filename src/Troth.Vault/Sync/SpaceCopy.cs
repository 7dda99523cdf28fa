using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// This device's copy of one space: what the vault has verified of it, kept in the store and continued from the server. One caller at a time:
/// an entry is sealed on top of what was opened, so a batch is sent and opened before the next is sealed (protocol.md 6.4).
/// </summary>
/// <param name="marks">What the person's other devices have verified of this space.</param>
/// <param name="pullKeys">Brings the keyring up to date: a commit opens with a key that was written there before it. Null for the personal space itself.</param>
internal sealed partial class SpaceCopy(Id16 space, IVault vault, Relay relay, IFrameStore store, Waymarks marks, Func<CancellationToken, Task>? pullKeys) : IDisposable
{
    private const int Attempts = 3;

    private readonly Turn _turn = new();
    private readonly Contents _contents = new();
    private readonly Dictionary<uint, EpochWrap> _wraps = [];
    private bool _unsure;
    private bool _asked;

    /// <summary>The last verified place.</summary>
    public long N { get; private set; }

    /// <summary>The head at the last verified place.</summary>
    public byte[] Head { get; private set; } = [];

    /// <summary>The current epoch.</summary>
    public uint Epoch { get; private set; }

    /// <summary>Why the space stopped, if it did.</summary>
    public Fault Fault { get; private set; }

    /// <summary>The place that failed, or 0.</summary>
    public long FailedAt { get; private set; }

    /// <summary>Entries were opened, in order of place.</summary>
    public event Action<IReadOnlyList<Item>>? Opened;

    /// <summary>Whether the server counted the caller among the members when it was last asked.</summary>
    public bool IsMember { get; set; } = true;

    /// <summary>Fetches and opens what the server has beyond <see cref="N"/>.</summary>
    /// <param name="head">What the server says its head is, or null to look.</param>
    public Task PullAsync(SpaceHead? head, CancellationToken stop) => _turn.TakeAsync(() => ContinueAsync(head, stop), CancellationToken.None);

    /// <summary>Seals, appends and opens a batch; on return it stands in the log. Safe to repeat after a lost answer. Throws <c>stopped</c> once the space has stopped.</summary>
    /// <param name="seal">Called again if the epoch ended in between; an empty answer means that nothing is left to send.</param>
    public Task SendAsync(Func<Task<IReadOnlyList<Frame>>> seal, CancellationToken stop) => SureAsync(async () =>
    {
        var frames = await seal().ConfigureAwait(false);
        for (var attempt = 1; !Holds(frames); attempt++)
        {
            try
            {
                var answer = await relay.AppendAsync(space, Epoch, frames, stop).ConfigureAwait(false);
                await PlaceAsync(frames, answer, () => Holds(frames), stop).ConfigureAwait(false);
            }
            catch (RelayException refused) when (attempt < Attempts && refused.Code is ProblemCodes.EpochStale or ProblemCodes.IdConflict)
            {
                await LookAsync(stop).ConfigureAwait(false);
                frames = await seal().ConfigureAwait(false);
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                _unsure = true;
                await LookAsync(stop).ConfigureAwait(false); // the answer may have been lost: look before sending the same again
            }
        }
    });

    /// <summary>Erases one of the caller's own entries: the record and the removal are one request. Throws <c>stopped</c> once the space has stopped.</summary>
    public Task EraseAsync(Id16 target, long time, CancellationToken stop) => SureAsync(async () =>
    {
        if (!Holds(target))
        {
            await LookAsync(stop).ConfigureAwait(false); // another tab may have written it, and not heard that it stands
        }

        var erasure = await vault.SealErasureAsync(space, Id16.New(), time, target).ConfigureAwait(false);
        var answer = await relay.EraseAsync(space, target, Epoch, erasure, stop).ConfigureAwait(false);
        await PlaceAsync([erasure.Frame], answer, () => _contents.IsErased(target), stop).ConfigureAwait(false);
    });

    /// <summary>Whether an entry stands in the log as this device knows it.</summary>
    public bool Holds(Id16 entry) => _contents.Holds(entry);

    /// <summary>Makes a commit in turn, on top of what was verified. Throws <c>stopped</c> once the space has stopped.</summary>
    public Task CommitAsync(Func<uint, long, Task> commit) => _turn.TakeAsync(() =>
    {
        ThrowIfStopped();
        return commit(Epoch, N);
    });

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// Writes in turn, on top of a log that is known to be whole: nothing is sealed on what lay on the device before the server was asked, for if that was a branch,
    /// the entry would stop everybody who reads the truth. If a request ended without an answer, what it carried may stand in the log, and may even still
    /// arrive: then the log is read before anything else is sealed, and this device goes on under a new chain, so that no place in a chain is ever taken twice.
    /// </summary>
    private Task SureAsync(Func<Task> write) => _turn.TakeAsync(async () =>
    {
        ThrowIfStopped();
        if (_unsure || !_asked)
        {
            await LookAsync(CancellationToken.None).ConfigureAwait(false);
            _unsure = false;
        }

        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is not (VaultException or RelayException { Code: not ProblemCodes.Unavailable })) // a proxy may have answered in the server's place
        {
            _unsure = true;
            throw;
        }
        finally
        {
            if (_unsure)
            {
                await vault.NewChainAsync(space).ConfigureAwait(false);
            }
        }
    });

    private bool Holds(IReadOnlyList<Frame> frames) => frames.All(frame => Holds(Entry(frame)));

    /// <summary>What the server has acknowledged must stand in the log: if it does not, the words are not gone from the outbox, and the space stops.</summary>
    private async Task PlaceAsync(IReadOnlyList<Frame> frames, AppendAnswer answer, Func<bool> stands, CancellationToken stop)
    {
        var placed = frames.Zip(answer.Entries, (frame, at) => at.Entry == Entry(frame) ? frame with { N = at.N } : null).OfType<Frame>().ToList();
        if (placed.Count == frames.Count && placed[0].N == N + 1 && placed[^1].N == N + placed.Count)
        {
            await OpenAsync(placed, headN: placed[^1].N == answer.N ? answer.N : 0, keep: true).ConfigureAwait(false);
        }
        else
        {
            try
            {
                await ContinueAsync(null, stop).ConfigureAwait(false); // somebody else wrote first, or it stood there already
            }
            catch (RelayException)
            {
                _unsure = true; // it stands, and was not read: nothing else may take its place in the chain
                throw;
            }
        }

        Compare(answer.N, answer.H);
        if (!stands())
        {
            Stop(Fault.Gap, N + 1);
        }

        ThrowIfStopped();
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await ContinueAsync(null, stop).ConfigureAwait(false);
        ThrowIfStopped();
    }

    private void ThrowIfStopped()
    {
        if (Fault != Fault.None)
        {
            throw new VaultException("stopped");
        }
    }

    private void Learn(IReadOnlyList<EpochWrap> wraps)
    {
        foreach (var wrap in wraps)
        {
            _wraps[wrap.Epoch] = wrap;
        }
    }

    private static Id16 Entry(Frame frame) => Id16.Read(frame.Header.AsSpan(20));

    private static bool IsCommit(Frame frame) => frame.Header[2] == (byte)EntryFlags.Commit;
}
