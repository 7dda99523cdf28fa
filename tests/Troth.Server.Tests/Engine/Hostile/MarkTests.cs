using Troth.Vault;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>What the devices of one person tell each other in the personal space: which heads they have verified, and which spaces the person has left.</summary>
public abstract class MarkTests(bool atBookmarks)
{
    private const ushort HeadPin = 18;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_device_that_holds_nothing_learns_of_a_rollback_from_what_another_has_pinned()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await PinAsync(home);
        home.Wire.Lies[home.Space] = Branch.Of(home.Space, (await home.TruthAsync()).Frames.SkipLast(1));

        using var elsewhere = await home.Reader.ElsewhereAsync(home.Wire);

        Assert.Equal((Fault.Gap, home.Known), home.StopOf(elsewhere));
        Assert.Equal(["hello"], elsewhere.Read[home.Space].Values);
        Assert.False(elsewhere.Replica.CanWrite(home.Space));
    }

    [Fact]
    public async Task A_device_that_holds_nothing_learns_of_another_history_from_what_another_has_pinned()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await PinAsync(home);
        using var wire = new HostileWire();
        var other = wire.Lies[home.Space] = Branch.Of(home.Space, (await home.TruthAsync()).Frames.SkipLast(1));
        using var anaElsewhere = await home.Ana.ElsewhereAsync(wire);
        await anaElsewhere.WriteAsync(home.Space, "on the branch");
        await anaElsewhere.WriteAsync(home.Space, "and on");
        home.Wire.Lies[home.Space] = other;

        using var elsewhere = await home.Reader.ElsewhereAsync(home.Wire);
        using var again = await elsewhere.AgainAsync(home.Wire);

        Assert.All([elsewhere, again], device => Assert.Equal((Fault.Seen, home.Known), home.StopOf(device)));
        Assert.All([elsewhere, again], device => Assert.Equal(["hello"], device.Read[home.Space].Values));
    }

    [Fact]
    public async Task A_device_that_is_on_a_branch_learns_it_from_the_pin_of_another_and_keeps_what_it_has()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        home.Wire.Lies[home.Space] = await home.TruthAsync();
        await home.Reader.WriteAsync(home.Space, "on the branch");
        await home.AnaWritesAsync("one");
        using var elsewhere = await home.Reader.ElsewhereAsync();
        home.Clock.Advance(Hour);
        await elsewhere.Replica.SyncAsync(default);

        await home.Reader.Replica.SyncAsync(default);
        using var again = await home.Reader.AgainAsync(home.Wire);

        Assert.All([home.Reader, again], device => Assert.Equal((Fault.Seen, home.Known + 1), home.StopOf(device)));
        Assert.All([home.Reader, again], device => Assert.Equal(["hello", "good day", "on the branch"], device.Read[home.Space].Values));
    }

    [Fact]
    public async Task A_head_is_pinned_when_it_has_moved_and_at_most_once_an_hour()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        var pins = 0;
        home.Reader.Replica.Opened += news => pins += news.Items.Count(item => item.Kind == HeadPin);

        foreach (var (wait, line, expected) in new[] { (0, "one", 0), (59, "two", 0), (1, "three", 1), (0, "four", 1), (60, null, 2), (60, null, 2) })
        {
            home.Clock.Advance(TimeSpan.FromMinutes(wait));
            await home.AnaWritesAsync(line is null ? [] : [line]);
            await home.Reader.Replica.SyncAsync(default);
            Assert.Equal(expected, pins);
        }

        Assert.Empty(home.Reader.Replica.Stops);
    }

    [Fact]
    public async Task A_private_log_that_is_rolled_back_gets_no_other_word()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        var mine = home.Reader.Replica.Personal;
        await home.Reader.WriteAsync(mine, "a page");
        var (frames, last, _) = await home.Reader.Relay.LogAsync(mine, 0, default);
        home.Wire.Lies[mine] = Branch.Of(mine, frames.SkipLast(1));

        await home.Reader.SaveAsync(mine, "another page");

        Assert.Equal(new(mine, Fault.Gap, last, 0), Assert.Single(home.Reader.Replica.Stops));
        Assert.Equal(["a page"], home.Reader.Read[mine].Values);
        home.Wire.Lies.Clear();
        using var afterwards = await home.Reader.AgainAsync(home.Wire);
        await afterwards.FlushAsync();
        Assert.Empty(afterwards.Replica.Stops);
        Assert.Equal(["a page", "another page"], afterwards.Read[mine].Values);
    }

    [Fact]
    public async Task A_space_that_was_left_is_not_taken_up_again_whoever_lists_it()
    {
        await using var home = await Home.MeetAsync(atBookmarks);
        await home.Reader.Meetings.LeaveAsync(home.Space, default);
        var truth = home.Wire.Lies[home.Space] = await home.TruthAsync();
        home.Wire.Lists = truth.Head(2);

        await home.Reader.Replica.SyncAsync(default);
        using var elsewhere = await home.Reader.ElsewhereAsync(home.Wire);

        Assert.All([home.Reader, elsewhere], device => Assert.Equal([device.Replica.Personal], device.Replica.Spaces.Keys));
        Assert.All([home.Reader, elsewhere], device => Assert.Empty(device.Replica.Stops));
    }

    /// <summary>The reader pins what both have read.</summary>
    private static async Task PinAsync(Home home)
    {
        home.Clock.Advance(Hour);
        await home.Reader.Replica.SyncAsync(default);
    }
}
