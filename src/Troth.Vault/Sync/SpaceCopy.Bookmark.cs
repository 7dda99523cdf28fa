namespace Troth.Vault.Sync;

/// <content>Bookmarks. One that does not fit is dropped, and the log is opened from its first entry: it saves time and nothing else.</content>
internal sealed partial class SpaceCopy
{
    private long _marked;

    /// <summary>Leaves a bookmark, if this many entries were read since the last one. A space that has stopped gets none.</summary>
    public Task BookmarkAsync(int every) => _turn.TakeAsync(async () =>
    {
        if (Fault == Fault.None && N - _marked >= every)
        {
            var snapshot = await vault.SnapshotAsync(space).ConfigureAwait(false);
            var read = new ReadLog(ReadLog.SealOf(snapshot), _history.First, _history.Heads, _contents.Items);
            await KeepAsync(N, new(snapshot, await vault.LocalSealAsync(Name, read.ToBytes()).ConfigureAwait(false))).ConfigureAwait(false);
        }
    });

    /// <summary>Where there is no room, or another tab has read of an erasure, there is no bookmark: nothing depends on it.</summary>
    private async Task KeepAsync(long n, Bookmark bookmark)
    {
        try
        {
            _marked = await store.KeepBookmarkAsync(space, n, bookmark).ConfigureAwait(false) ? n : _marked;
        }
        catch (StoreFullException)
        {
            _marked = n; // not tried again at every word
        }
    }

    private string Name => $"read/{space}";

    /// <summary>Goes on from the bookmark that an earlier unlock has left, if there is one that fits.</summary>
    private async Task ResumeAsync()
    {
        if (await store.LoadBookmarkAsync(space).ConfigureAwait(false) is not { } bookmark)
        {
            return;
        }

        try
        {
            if (ReadLog.Read(await vault.LocalOpenAsync(Name, bookmark.Read).ConfigureAwait(false), bookmark.Snapshot) is { } read)
            {
                await ResumeAsync(await vault.RestoreAsync(space, bookmark.Snapshot).ConfigureAwait(false), read).ConfigureAwait(false);
                return;
            }
        }
        catch (VaultException unfit) when (unfit.Code is "wrong_secret" or "bad_input" or "no_key")
        {
            // another device's, another edition's, or damaged
        }

        await store.DropBookmarkAsync(space).ConfigureAwait(false);
    }

    private async Task ResumeAsync(Restored restored, ReadLog read)
    {
        (N, Head, Epoch) = (restored.N, restored.H, restored.Epoch);
        _history.Resume(read.First, read.Heads);
        if (restored.IsPersonal != (pullKeys is null))
        {
            Stop(Fault.Commit, N);
            return;
        }

        Compare(N, Head);
        ComparePins(fresh: false);
        await TakeAsync([], read.Items, keep: false).ConfigureAwait(false);
        _marked = N;
    }
}
