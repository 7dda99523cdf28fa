using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <content>Leaving a branch, where a server has shown this device another record than the other person (protocol.md 6.4).</content>
public sealed partial class Replica
{
    private readonly HashSet<HeadPin> _tried = [];

    /// <summary>Takes care of the person's own entries that stand only in a record that is about to be let go of. Done when they are safe.</summary>
    public Func<Id16, IReadOnlyList<Draft>, Task>? Rescue { get; set; }

    /// <summary>
    /// The person says that the other's device shows these state words, and that theirs is the true record. It is read anew beside the copy that has stopped; if it is
    /// whole and has a place with these words, the person's other devices are told, and the copy is let go of. Else nothing changes.
    /// </summary>
    /// <returns>Whether this device is on that record now.</returns>
    public Task<bool> HealAsync(Id16 space, IReadOnlyList<int> words, CancellationToken stop) => _sync.TakeAsync(
        () => ReadAnewAsync(
            space,
            new(), // what was pinned may be of the record that is let go of
            async trial =>
            {
                if (!await trial.KnowsAsync(words).ConfigureAwait(false))
                {
                    return false;
                }

                await WriteAsync(personal, [new(Id16.New(), Now, Kinds.Heal, 1, new HeadPin(space, trial.N, trial.Head).ToBytes())], stop).ConfigureAwait(false);
                return true;
            },
            stop),
        stop);

    /// <summary>
    /// Follows what the person has said on another device. Only a copy that has stopped and has never come to the place that was named is read anew: one that has
    /// been there is never let go of, whatever the server shows.
    /// </summary>
    private async Task FollowHealAsync(Id16 space, CancellationToken stop)
    {
        if (_marks.HealOf(space) is { } heal && _copies[space] is var copy && copy.Fault != Fault.None && !copy.Has(heal) && _tried.Add(heal))
        {
            await ReadAnewAsync(space, _marks, trial => Task.FromResult(trial.Has(heal)), stop).ConfigureAwait(false);
        }
    }

    private async Task<bool> ReadAnewAsync(Id16 space, Waymarks marks, Func<SpaceCopy, Task<bool>> isTrue, CancellationToken stop)
    {
        if (space == personal || !_copies.TryGetValue(space, out var astray) || astray.Fault == Fault.None)
        {
            return false; // nothing has parted
        }

        try
        {
            await vault.ForgetAsync(space).ConfigureAwait(false);
            var beside = new MemoryFrameStore();
            using var trial = new SpaceCopy(space, vault, relay, beside, marks, PullPersonalAsync);
            await trial.PullAsync(null, stop).ConfigureAwait(false);
            var right = trial is { Fault: Fault.None, N: > 0 } && await isTrue(trial).ConfigureAwait(false);
            if (right)
            {
                await (Rescue?.Invoke(space, [.. astray.Own.Where(draft => !trial.Holds(draft.Entry))]) ?? Task.CompletedTask).ConfigureAwait(false);
                await ReplaceAsync(space, await beside.LoadAsync(space, after: 0).ConfigureAwait(false)).ConfigureAwait(false);
            }

            return right;
        }
        finally
        {
            await ReopenAsync(space, stop).ConfigureAwait(false);
        }
    }

    private async Task ReplaceAsync(Id16 space, Kept kept)
    {
        await store.ForgetAsync(space).ConfigureAwait(false);
        try
        {
            await store.KeepAsync(space, kept.Frames, kept.Wraps).ConfigureAwait(false);
        }
        catch (StoreFullException)
        {
            return; // it is fetched again
        }
    }

    /// <summary>Opens what lies in the store from its first frame, as after an unlock, and asks the server.</summary>
    private async Task ReopenAsync(Id16 space, CancellationToken stop)
    {
        await vault.ForgetAsync(space).ConfigureAwait(false);
        Forget([space]);
        var copy = await CopyAsync(space).ConfigureAwait(false);
        await copy.PullAsync(null, stop).ConfigureAwait(false);
    }
}
