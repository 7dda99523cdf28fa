using System.Text;
using Troth.Protocol;

namespace Troth.Server.Tests.Engine;

/// <summary>One disk under two tabs, and a disk that is full (docs/protocol.md 3.6, 3.7).</summary>
public sealed class StoreTests
{
    private const string Secret = "to be forgotten";

    [Fact]
    public async Task A_tab_that_stood_still_puts_no_erased_words_back_into_a_bookmark()
    {
        await using var relay = new Relay();
        using var still = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        var own = still.Replica.Personal;
        var entry = await still.WriteAsync(own, Secret);
        using var other = await still.AgainAsync();
        await other.Replica.EraseAsync(own, [entry], default);

        await still.Replica.BookmarkAsync(1);
        Assert.Null(await other.Store.LoadBookmarkAsync(own));

        await still.Replica.SyncAsync(default);
        await still.Replica.BookmarkAsync(1);
        Assert.DoesNotContain(Secret, await BookmarkAsync(other, own), StringComparison.Ordinal);
        using var again = await other.AgainAsync();
        Assert.Empty(again.Read.GetValueOrDefault(own, []));
    }

    [Fact]
    public async Task A_tab_that_stood_still_leaves_no_bookmark_where_the_space_was_left()
    {
        await using var relay = new Relay();
        using var still = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await still.MeetAsync(ben);
        using var other = await still.AgainAsync();
        await other.Meetings.LeaveAsync(space, default);

        await still.Replica.BookmarkAsync(1);

        Assert.Null(await other.Store.LoadBookmarkAsync(space));
    }

    [Fact]
    public async Task An_erased_body_that_was_put_back_is_cut_out_by_whoever_reads_it_next()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        var own = ana.Replica.Personal;
        var entry = await ana.WriteAsync(own, Secret);
        var frames = (await ana.Store.LoadAsync(own, 0)).Frames;
        await ana.Replica.EraseAsync(own, [entry], default);
        await ana.Store.KeepAsync(own, [frames[^1]], []);

        using var again = await ana.AgainAsync();

        Assert.Empty((await again.Store.LoadAsync(own, 0)).Frames.Single(frame => frame.N == frames[^1].N).Body);
        Assert.Empty(again.Replica.Stops);
    }

    [Fact]
    public async Task A_full_disk_stops_nothing_and_what_it_could_not_keep_is_fetched_again()
    {
        await using var relay = new Relay();
        using var ana = await Device.BeginAsync(relay.Http.BaseAddress!, "ana");
        using var ben = await Device.BeginAsync(relay.Http.BaseAddress!, "ben");
        var space = await ana.MeetAsync(ben);
        var mine = await ben.WriteAsync(space, "kept");
        using var full = await ben.AgainAsync(new FullStore(ben.Store));

        await ana.WriteAsync(space, "for a full disk");
        await full.Replica.SyncAsync(default);
        await full.WriteAsync(space, "from a full disk");
        await full.Replica.EraseAsync(space, [mine], default);
        await full.Replica.BookmarkAsync(1);
        using var roomier = await full.AgainAsync(ben.Store);
        await ana.Replica.SyncAsync(default);

        Assert.Null(await ben.Store.LoadBookmarkAsync(space));
        Assert.All([ana, full, roomier], device => Assert.Equal(["for a full disk", "from a full disk"], device.Read[space].Values));
        Assert.All([ana, full, roomier], device => Assert.Empty(device.Replica.Stops));
        Assert.Empty((await ben.Store.LoadAsync(space, 0)).Frames.Single(frame => Id16.Read(frame.Header.AsSpan(20)) == mine).Body);
    }

    private static async Task<string> BookmarkAsync(Device device, Id16 space) =>
        Encoding.UTF8.GetString(await device.Vault.LocalOpenAsync($"read/{space}", (await device.Store.LoadBookmarkAsync(space))!.Read));
}
