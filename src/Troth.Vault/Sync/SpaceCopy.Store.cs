using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <content>What the device's store holds, by this tab or by another.</content>
internal sealed partial class SpaceCopy
{
    /// <summary>Opens what the store holds. A copy that does not verify is forgotten: the next unlock fetches it anew.</summary>
    public Task LoadAsync() => _turn.TakeAsync(async () =>
    {
        await ResumeAsync().ConfigureAwait(false);
        if (await OpenKeptAsync(await store.LoadAsync(space, after: N).ConfigureAwait(false)).ConfigureAwait(false) != Fault.None)
        {
            await store.ForgetAsync(space).ConfigureAwait(false);
        }
    });

    /// <summary>Opens what another tab has verified and kept. What does not follow on is left to the next pull.</summary>
    public Task ContinueWithAsync(Kept kept) => _turn.TakeAsync(() => Fault == Fault.None ? OpenKeptAsync(kept) : Task.CompletedTask);

    /// <summary>What there is no room for is fetched again by the next unlock.</summary>
    private async Task KeepAsync(IReadOnlyList<Frame> frames)
    {
        try
        {
            await store.KeepAsync(space, frames, [.. _wraps.Values]).ConfigureAwait(false);
        }
        catch (StoreFullException)
        {
            return;
        }
    }

    private async Task DropBodiesAsync(IReadOnlyList<long> places)
    {
        try
        {
            await store.DropBodiesAsync(space, places, N).ConfigureAwait(false);
        }
        catch (StoreFullException)
        {
            return; // it is tried again when the log is next opened
        }
    }

    private async Task<Fault> OpenKeptAsync(Kept kept)
    {
        Learn(kept.Wraps);
        var frames = kept.Frames.Where(frame => frame.N > N).Where(InOrder()).ToList();
        return frames.Count > 0 && Follows(frames[0]) ? await OpenAsync(frames, headN: 0, keep: false).ConfigureAwait(false) : Fault.None;
    }

    /// <summary>The personal space begins at its first entry, others at the commit that let the person in. A store that begins later was dropped by the browser
    /// while this device had the space open, and filled again from there.</summary>
    private bool Follows(Frame first) => N > 0 || pullKeys is null ? first.N == N + 1 : IsCommit(first);
}
