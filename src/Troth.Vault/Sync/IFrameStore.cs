using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// Where a device keeps the frames it has verified: as they came, sealed (protocol.md 3.6). IndexedDB in the browser, memory in tests. Tabs share it, and one that
/// stood still may go on with what it holds. Whatever keeps something throws <see cref="StoreFullException"/> where there is no room.
/// </summary>
public interface IFrameStore
{
    /// <summary>The spaces of which something is kept.</summary>
    Task<IReadOnlyList<Id16>> SpacesAsync();

    /// <summary>What is kept of a space beyond a place, in order of place, and all its wraps.</summary>
    Task<Kept> LoadAsync(Id16 space, long after);

    /// <summary>Keeps the frames and wraps that have been verified.</summary>
    Task KeepAsync(Id16 space, IReadOnlyList<Frame> frames, IReadOnlyList<EpochWrap> wraps);

    /// <summary>The bookmark that was left in a space, or null.</summary>
    Task<Bookmark?> LoadBookmarkAsync(Id16 space);

    /// <summary>
    /// Keeps a bookmark instead of the one before, beside a log in which nothing was erased by a record beyond its place; else whoever wrote it has not read of that
    /// erasure, and its words may be in it. Looked up and written at one moment; whether it was kept.
    /// </summary>
    Task<bool> KeepBookmarkAsync(Id16 space, long n, Bookmark bookmark);

    /// <summary>Forgets the bookmark.</summary>
    Task DropBookmarkAsync(Id16 space);

    /// <summary>Forgets the bodies at these places: their author erased them. If there are any, the bookmark goes at the same moment, for their words may be in it.</summary>
    /// <param name="by">The place up to which their records were read.</param>
    Task DropBodiesAsync(Id16 space, IReadOnlyList<long> places, long by);

    /// <summary>Forgets a whole space: the person has left it, or its copy does not fit the server's any more.</summary>
    Task ForgetAsync(Id16 space);
}

/// <summary>What a device keeps of a space.</summary>
public sealed record Kept(IReadOnlyList<Frame> Frames, IReadOnlyList<EpochWrap> Wraps)
{
    /// <summary>Nothing yet.</summary>
    public static Kept Nothing { get; } = new([], []);
}
