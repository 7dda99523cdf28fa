using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>Frames kept in memory only: for the sample journey, command line and tests.</summary>
public sealed class MemoryFrameStore : IFrameStore
{
    private readonly Dictionary<Id16, (SortedDictionary<long, Frame> Frames, Dictionary<uint, EpochWrap> Wraps)> _spaces = [];
    private readonly Dictionary<Id16, Bookmark> _bookmarks = [];
    private readonly Dictionary<Id16, long> _erasedBy = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Id16>> SpacesAsync() => Task.FromResult<IReadOnlyList<Id16>>([.. _spaces.Keys]);

    /// <inheritdoc/>
    public Task<Kept> LoadAsync(Id16 space, long after) =>
        Task.FromResult(_spaces.TryGetValue(space, out var kept) ? new Kept([.. kept.Frames.Values.Where(frame => frame.N > after)], [.. kept.Wraps.Values]) : Kept.Nothing);

    /// <inheritdoc/>
    public Task KeepAsync(Id16 space, IReadOnlyList<Frame> frames, IReadOnlyList<EpochWrap> wraps)
    {
        if (!_spaces.TryGetValue(space, out var kept))
        {
            _spaces[space] = kept = ([], []);
        }

        foreach (var frame in frames)
        {
            kept.Frames[frame.N] = frame;
        }

        foreach (var wrap in wraps)
        {
            kept.Wraps[wrap.Epoch] = wrap;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Bookmark?> LoadBookmarkAsync(Id16 space) => Task.FromResult(_bookmarks.GetValueOrDefault(space));

    /// <inheritdoc/>
    public Task<bool> KeepBookmarkAsync(Id16 space, long n, Bookmark bookmark)
    {
        var fits = _spaces.ContainsKey(space) && _erasedBy.GetValueOrDefault(space) <= n;
        if (fits)
        {
            _bookmarks[space] = bookmark;
        }

        return Task.FromResult(fits);
    }

    /// <inheritdoc/>
    public Task DropBookmarkAsync(Id16 space)
    {
        _bookmarks.Remove(space);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DropBodiesAsync(Id16 space, IReadOnlyList<long> places, long by)
    {
        foreach (var place in places.Where(place => _spaces[space].Frames.ContainsKey(place)))
        {
            _bookmarks.Remove(space);
            _erasedBy[space] = Math.Max(by, _erasedBy.GetValueOrDefault(space));
            _spaces[space].Frames[place] = _spaces[space].Frames[place] with { Body = [] };
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ForgetAsync(Id16 space)
    {
        _spaces.Remove(space);
        _bookmarks.Remove(space);
        _erasedBy.Remove(space);
        return Task.CompletedTask;
    }
}
