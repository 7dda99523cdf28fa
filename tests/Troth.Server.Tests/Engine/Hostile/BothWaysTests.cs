using System.Text;
using Troth.Protocol;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>Whoever has opened the log from its first entry.</summary>
public sealed class FirstEntryTests() : HostileServerTests(atBookmarks: false);

/// <summary>Whoever has gone on from a bookmark is lied to as little.</summary>
public sealed class BookmarkTests() : HostileServerTests(atBookmarks: true)
{
    [Fact]
    public async Task Erased_words_are_in_no_bookmark_and_what_is_left_reads_the_same()
    {
        await using var home = await Home.MeetAsync(atBookmarks: true);
        var mine = await home.Reader.WriteAsync(home.Space, "to be forgotten");
        await home.Reader.Replica.BookmarkAsync(1);
        Assert.Contains("to be forgotten", await WordsAsync(home.Reader, home.Space));

        await home.Reader.Replica.EraseAsync(home.Space, [mine], default);
        Assert.Null(await home.Reader.Store.LoadBookmarkAsync(home.Space));
        using var again = await home.Reader.AtBookmarksAsync(home.Wire);

        Assert.DoesNotContain("to be forgotten", await WordsAsync(again, home.Space));
        Assert.Equal(["hello", "good day"], again.Read[home.Space].Values);
        await again.WriteAsync(home.Space, "after it");
        await home.Ana.Replica.SyncAsync(default);
        Assert.Equal(["hello", "good day", "after it"], home.Ana.Read[home.Space].Values);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_damaged_bookmark_is_dropped_and_nothing_is_missing(bool snapshot, bool read)
    {
        await using var home = await Home.MeetAsync(atBookmarks: true);
        var mark = (await home.Reader.Store.LoadBookmarkAsync(home.Space))!;
        await home.Reader.Store.KeepBookmarkAsync(home.Space, home.Known, new(snapshot ? Damaged(mark.Snapshot) : mark.Snapshot, read ? Damaged(mark.Read) : mark.Read));

        using var again = await home.Reader.AgainAsync(home.Wire);

        Assert.Null(await again.Store.LoadBookmarkAsync(home.Space));
        Assert.Equal(["hello", "good day"], again.Read[home.Space].Values);
        Assert.Empty(again.Replica.Stops);
    }

    [Fact]
    public async Task Two_halves_of_different_bookmarks_do_not_go_together()
    {
        await using var home = await Home.MeetAsync(atBookmarks: true);
        var earlier = (await home.Reader.Store.LoadBookmarkAsync(home.Space))!;
        await home.AnaWritesAsync("one");
        await home.Reader.Replica.SyncAsync(default);
        await home.Reader.Replica.BookmarkAsync(1);
        var later = (await home.Reader.Store.LoadBookmarkAsync(home.Space))!;
        await home.Reader.Store.KeepBookmarkAsync(home.Space, home.Known + 1, earlier with { Read = later.Read });

        using var again = await home.Reader.AgainAsync(home.Wire);

        Assert.Null(await again.Store.LoadBookmarkAsync(home.Space));
        Assert.Equal(["hello", "good day", "one"], again.Read[home.Space].Values);
        Assert.Empty(again.Replica.Stops);
    }

    private static async Task<string> WordsAsync(Device device, Id16 space) =>
        Encoding.UTF8.GetString(await device.Vault.LocalOpenAsync($"read/{space}", (await device.Store.LoadBookmarkAsync(space))!.Read));

    private static byte[] Damaged(byte[] bytes) => [.. bytes.SkipLast(1), (byte)(bytes[^1] ^ 1)];
}

/// <summary>The marks of whoever has opened the log from its first entry.</summary>
public sealed class FirstEntryMarkTests() : MarkTests(atBookmarks: false);

/// <summary>The marks of whoever has gone on from a bookmark.</summary>
public sealed class BookmarkMarkTests() : MarkTests(atBookmarks: true);
