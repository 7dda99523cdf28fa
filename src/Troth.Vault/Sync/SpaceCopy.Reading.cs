using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <content>Reading on from the server, and what its claims are compared with: it may never show less, or something else, than was verified before.</content>
internal sealed partial class SpaceCopy
{
    private readonly History _history = new(space);
    private bool _settled;
    private int _compared;
    private HeadPin? _heal;

    /// <param name="head">As the server told it some time ago: entries of this device may have come since.</param>
    private async Task ContinueAsync(SpaceHead? head, CancellationToken stop)
    {
        ComparePins(fresh: false);
        var pinned = marks.Of(space).Select(pin => pin.N).DefaultIfEmpty().Max(); // known before the log is asked for: the log must have it
        for (var more = Fault == Fault.None && (head?.N != N || pinned > N); more && Fault == Fault.None;)
        {
            var (frames, last, h) = await relay.LogAsync(space, N, stop).ConfigureAwait(false);
            if (last < N)
            {
                await GiveBackAsync(last, h, stop).ConfigureAwait(false);
                (frames, last, h) = await relay.LogAsync(space, N, stop).ConfigureAwait(false);
            }

            if (last < N || (frames.Count == 0 && last > N))
            {
                Stop(Fault.Gap, Math.Min(last, N) + 1); // the server has less than it had shown before, or than it says
                return;
            }

            await ReadOnAsync(frames, last, stop).ConfigureAwait(false);
            Compare(last, h);
            more = frames.Count > 0 && N < last;
        }

        await SettleAsync(head, pinned).ConfigureAwait(false);
        _asked = true;
    }

    private async Task ReadOnAsync(IReadOnlyList<Frame> frames, long last, CancellationToken stop)
    {
        if (frames.Any(IsCommit))
        {
            Learn(await relay.WrapsAsync(space, stop).ConfigureAwait(false));
            await (pullKeys?.Invoke(stop) ?? Task.CompletedTask).ConfigureAwait(false);
        }

        if (frames.Count > 0)
        {
            await OpenAsync(frames, frames[^1].N == last ? last : 0, keep: true).ConfigureAwait(false);
        }
    }

    /// <summary>At the place that the server calls its head nothing may be owed: no entry, no reason for a missing body, no other history.</summary>
    private async Task SettleAsync(SpaceHead? head, long pinned)
    {
        if (Fault == Fault.None && N < Math.Max(head?.N ?? 0, pinned))
        {
            Stop(Fault.Gap, N + 1);
        }
        else if (Fault == Fault.None && !_settled && N > 0 && head?.N == N)
        {
            await OpenAsync([], N, keep: true).ConfigureAwait(false); // kept by an earlier unlock that never came to the head
        }

        if (head is not null)
        {
            Compare(head.N, head.H);
        }
    }

    private async Task<Fault> OpenAsync(IReadOnlyList<Frame> frames, long headN, bool keep)
    {
        if (N == 0 && frames is [{ N: > 1 }, _, ..])
        {
            var first = await OpenAsync([frames[0]], headN: 0, keep).ConfigureAwait(false); // a joiner: see History.Add
            return first == Fault.None ? await OpenAsync([.. frames.Skip(1)], headN, keep).ConfigureAwait(false) : first;
        }

        var before = N;
        var result = await vault.OpenAsync(space, [.. _wraps.Values], frames, headN).ConfigureAwait(false);
        (N, Head, Epoch, _settled) = (result.N, result.H, result.Epoch, headN > 0);
        Stop(result.Fault, result.FailedAt);
        if (Fault == Fault.None && result.IsPersonal != (pullKeys is null))
        {
            Stop(Fault.Commit, N); // the server passes one space off as another: private words would be sealed for somebody else
            return Fault;
        }

        _history.Add([.. frames.Where(frame => frame.N > before && frame.N <= N)], Head);
        ComparePins(fresh: keep);
        await TakeAsync(frames, [.. result.Items.Where(item => item.N <= N)], keep).ConfigureAwait(false);
        return result.Fault;
    }

    private async Task TakeAsync(IReadOnlyList<Frame> frames, IReadOnlyList<Item> items, bool keep)
    {
        var erased = _contents.Add(items).Select(_contents.PlaceOf).OfType<long>().ToHashSet();
        if (keep)
        {
            await KeepAsync([.. frames.Where(frame => frame.N <= N)]).ConfigureAwait(false);
        }

        // A body that still lies in the store was put back by a tab that had stood still, or could not be cut out: whoever reads it next does that.
        await DropBodiesAsync(keep ? [.. erased] : [.. frames.Where(frame => frame.Body.Length > 0 && erased.Contains(frame.N)).Select(frame => frame.N)]).ConfigureAwait(false);
        if (erased.Any(place => place <= _marked))
        {
            _marked = 0; // the bookmark held those words: it is gone, or is the next to be renewed
        }

        if (items.Count > 0)
        {
            Opened?.Invoke(items);
        }
    }

    /// <summary>Compares every new pin of this space. Where one differs, the histories part at its place at the latest: what comes fresh from the server counts up to there.</summary>
    private void ComparePins(bool fresh)
    {
        var pins = marks.Of(space);
        (_heal, _compared) = marks.HealOf(space) is { } heal && heal != _heal ? (heal, 0) : (_heal, _compared); // the pins before it are void
        for (; _compared < pins.Count && pins[_compared].N <= N; _compared++)
        {
            if (_history.Agrees(pins[_compared].N, pins[_compared].H))
            {
                continue;
            }

            Stop(Fault.Seen, pins[_compared].N);
            if (fresh && _history.At(FailedAt - 1) is { } head)
            {
                (N, Head) = (FailedAt - 1, head);
            }

            return;
        }
    }

    /// <summary>Compares what the server says the head is, or was, with this device's own reckoning.</summary>
    private void Compare(long n, byte[] head)
    {
        if (!_history.Agrees(n, head))
        {
            Stop(Fault.Gap, n); // the same length, another history
        }
    }

    /// <summary>Stops for good. The first reason stays.</summary>
    private void Stop(Fault fault, long at)
    {
        if (Fault == Fault.None)
        {
            (Fault, FailedAt) = (fault, at);
        }
    }

    /// <summary>Two tabs may have kept the same places in runs that overlap: each place counts once.</summary>
    private static Func<Frame, bool> InOrder()
    {
        var last = 0L;
        return frame => (last == 0 || frame.N == last + 1) && (last = frame.N) > 0;
    }
}
