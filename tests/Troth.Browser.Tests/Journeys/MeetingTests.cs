namespace Troth.Browser.Tests.Journeys;

/// <summary>Meeting, where it does not go as hoped (R44).</summary>
public sealed class MeetingTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Saying_no_to_the_words_undoes_everything()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.ComparingAsync("iris", "basil");
        await ana.PressesAsync("No, undo everything");
        await ana.SeesAsync("Invite the other person");
        await ben.PressesAsync("No, undo everything");
        await ben.SeesAsync("Invite the other person");
        await ana.GoesToAsync("Together");
        await ana.SeesAsync("This is the place for two.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task R44_a_no_of_the_one_who_was_invited_connects_nobody_whatever_the_other_says()
    {
        await using var street = new Street(browser, server);
        var (inviter, joiner) = await street.ComparingAsync("hazel", "fern");
        await joiner.PressesAsync("No, undo everything");
        await joiner.SeesAsync("Invite the other person");
        await inviter.PressesAsync("Yes, the same");

        await inviter.SeesAsync("Until then nothing can be shared");
        await joiner.LocksAsync();
        await joiner.UnlocksAsync();
        await joiner.GoesToAsync("Together");
        await joiner.SeesAsync("This is the place for two.");
        Assert.Equal([], await joiner.NoticesAsync());
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Undone_in_the_day_of_quiet_the_other_is_told_nothing(bool inviterUndoes)
    {
        await using var street = new Street(browser, server);
        var (inviter, joiner) = await street.QuietAsync($"violet{inviterUndoes}".ToLowerInvariant(), $"thyme{inviterUndoes}".ToLowerInvariant());
        var (goes, stays) = inviterUndoes ? (inviter, joiner) : (joiner, inviter);
        await goes.DecidesAsync("Undo the meeting", "Yes, undo it");
        await goes.SeesAsync("Invite the other person");

        await stays.GoesToAsync("Together");
        await stays.ReadsTitleAsync("Together");
        Assert.Equal([], await stays.NoticesAsync());
        await stays.LocksAsync();
        await stays.UnlocksAsync();
        Assert.Equal([], await stays.NoticesAsync());
        await goes.GoesToAsync("Together");
        await goes.SeesAsync("This is the place for two.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_is_shared_in_the_day_of_quiet_and_what_was_typed_stays()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.QuietAsync("poppy", "cumin");
        await ana.GoesToAsync("Together");
        await ana.FollowsAsync("Shared notes");
        await ana.TriesToShareAsync("too early");
        await ana.SeesAsync("The day of quiet is still running.");
        Assert.Equal("too early", await ana.TypedNoteAsync());
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("mine alone");
        await ana.DecidesAsync("Share a copy", "Yes, share a copy");
        await ana.SeesAsync("The day of quiet is still running.");
        await ben.GoesToAsync("Together");
        await ben.FollowsAsync("Shared notes");
        await ben.SeesAsync("No notes yet.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_mangled_link_says_so()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("aster");
        await ana.PastesAsync("https://notes.example/#m=half-a-link");
        await ana.SeesAsync("This invitation cannot be read.");

        var ben = await street.PersonAsync("dill");
        await ben.OpensAsync("#m=half-a-link");
        await ben.SeesAsync("That invitation link is not complete.");
        Assert.DoesNotContain("#", ben.Page.Url, StringComparison.Ordinal);
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_used_link_and_one_taken_back_say_so()
    {
        await using var street = new Street(browser, server);
        var (ana, cleo) = (await street.NeighbourAsync("lily"), await street.NeighbourAsync("sage"));
        var withdrawn = await ana.InvitesAsync();
        await ana.DecidesAsync("Take the invitation back", "Yes, take it back");
        await cleo.PastesAsync(withdrawn);
        await cleo.SeesAsync("This invitation has ended. Please ask for a new one.");

        var used = await ana.InvitesAsync();
        var ben = await street.NeighbourAsync("mint");
        await ben.TakesUpAsync(used);
        await ana.PressesAsync("Yes, the same");
        await ben.PressesAsync("Yes, the same");
        await ana.SeesAsync("Nothing can be shared for a day");
        await cleo.PastesAsync(used);
        await cleo.SeesAsync("This invitation has ended. Please ask for a new one.");
        Assert.All(street.Eyes.Complaints, complaint => Assert.Contains("/api/v1/invites/", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_people_with_one_link_are_both_told_to_start_anew()
    {
        await using var street = new Street(browser, server);
        var (ana, ben, cleo) = (await street.NeighbourAsync("peony"), await street.NeighbourAsync("chervil"), await street.NeighbourAsync("lovage"));
        var link = await ana.InvitesAsync();
        await ben.TakesUpAsync(link);
        await cleo.TakesUpAsync(link, waits: false);
        await ana.SeesAsync("More than one person used this invitation.");
        await ben.SeesAsync("This invitation has ended. Please ask for a new one.");
        await cleo.SeesAsync("This invitation has ended. Please ask for a new one.");
        Assert.All(street.Eyes.Complaints, complaint => Assert.Contains("/api/v1/invites/", complaint, StringComparison.Ordinal));
    }
}
