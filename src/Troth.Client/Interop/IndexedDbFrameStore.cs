using Troth.Protocol;
using Troth.Vault.Sync;

namespace Troth.Client.Interop;

/// <summary>Frames in the browser's IndexedDB, in runs as they were kept. They are ciphertext already. The other tabs are told when there is something new.</summary>
internal sealed class IndexedDbFrameStore : IFrameStore
{
    public async Task<IReadOnlyList<Id16>> SpacesAsync() =>
        [.. (await Bridge.KeptSpacesAsync()).Split(' ').Select(text => Id16.TryParse(text, out var space) ? space : (Id16?)null).OfType<Id16>()];

    public async Task<Kept> LoadAsync(Id16 space, long after)
    {
        using var kept = await Bridge.LoadFramesAsync(space.ToString(), after);
        var frames = Frames.ReadPlaced(kept.GetPropertyAsByteArray("frames")!, out _);
        return frames is null ? Kept.Nothing : new([.. frames.Where(frame => frame.N > after)], Packed.ReadWraps(kept.GetPropertyAsByteArray("wraps")!));
    }

    public async Task KeepAsync(Id16 space, IReadOnlyList<Frame> frames, IReadOnlyList<EpochWrap> wraps)
    {
        if (frames.Count > 0)
        {
            await Storing.TryAsync(Bridge.KeepFramesAsync(space.ToString(), Frames.WritePlaced(frames), Packed.Wraps(wraps)));
            Bridge.TellTabs(TabWords.Kept);
        }
    }

    public async Task<Bookmark?> LoadBookmarkAsync(Id16 space)
    {
        using var kept = await Bridge.LoadBookmarkAsync(space.ToString());
        return kept.GetPropertyAsByteArray("snapshot") is { } snapshot ? new(snapshot, kept.GetPropertyAsByteArray("read")!) : null;
    }

    public Task<bool> KeepBookmarkAsync(Id16 space, long n, Bookmark bookmark) => Storing.TryAsync(Bridge.KeepBookmarkAsync(space.ToString(), n, bookmark.Snapshot, bookmark.Read));

    public Task DropBookmarkAsync(Id16 space) => Bridge.DropBookmarkAsync(space.ToString());

    public Task DropBodiesAsync(Id16 space, IReadOnlyList<long> places, long by) =>
        places.Count == 0 ? Task.CompletedTask : Storing.TryAsync(Bridge.DropBodiesAsync(space.ToString(), [.. places.Select(place => (double)place)], by));

    public async Task ForgetAsync(Id16 space)
    {
        await Bridge.ForgetFramesAsync(space.ToString());
        Bridge.TellTabs(TabWords.Left);
    }
}
