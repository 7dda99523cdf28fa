using Troth.Protocol;
using Troth.Vault.Sync;

namespace Troth.Server.Tests.Engine;

/// <summary>A disk with no room for anything more. What lies on it can still be read, and removed.</summary>
internal sealed class FullStore(IFrameStore inner) : IFrameStore
{
    public Task<IReadOnlyList<Id16>> SpacesAsync() => inner.SpacesAsync();

    public Task<Kept> LoadAsync(Id16 space, long after) => inner.LoadAsync(space, after);

    public Task KeepAsync(Id16 space, IReadOnlyList<Frame> frames, IReadOnlyList<EpochWrap> wraps) => throw new StoreFullException();

    public Task<Bookmark?> LoadBookmarkAsync(Id16 space) => inner.LoadBookmarkAsync(space);

    public Task<bool> KeepBookmarkAsync(Id16 space, long n, Bookmark bookmark) => throw new StoreFullException();

    public Task DropBookmarkAsync(Id16 space) => inner.DropBookmarkAsync(space);

    public Task DropBodiesAsync(Id16 space, IReadOnlyList<long> places, long by) => places.Count == 0 ? Task.CompletedTask : throw new StoreFullException();

    public Task ForgetAsync(Id16 space) => inner.ForgetAsync(space);
}
