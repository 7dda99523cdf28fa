namespace Troth.Browser.Tests.Journeys;

/// <summary>Several tabs of one browser: one line to the server, nothing lost between them, nothing sent twice (docs/protocol.md 3.6).</summary>
public sealed class TabsTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string One = "the first page, from one tab";
    private const string Other = "the second page, from the other tab";
    private const string Last = "the last page, from the first tab again";

    [Fact]
    public async Task What_two_tabs_saved_without_a_connection_is_sent_once_each_when_it_is_back()
    {
        await using var street = new Street(browser, server);
        var (ana, other) = await InTwoTabsAsync(street, "sorrel");
        await ana.LosesTheNetworkAsync();
        await ana.WritesAsync(One);
        await other.WritesAsync(Other);
        await ana.SeesAsync("2 changes wait on this device");
        await other.SeesAsync("2 changes wait on this device");
        await other.SeesAsync(One);
        await ana.SeesAsync(Other);

        await ana.FindsTheNetworkAsync();
        await ana.SeesNoMoreAsync("wait on this device");
        await other.SeesNoMoreAsync("wait on this device");
        Assert.Equal(0, await ana.WaitingOnTheDeviceAsync());
        await StandsOnceAsync(ana, One, Other);
    }

    [Fact]
    public async Task A_tab_that_is_closed_leaves_what_waits_to_the_other()
    {
        await using var street = new Street(browser, server);
        var (ana, other) = await InTwoTabsAsync(street, "burdock");
        await other.LosesTheNetworkAsync();
        await other.WritesAsync(Other);
        await other.Page.CloseAsync();
        await ana.SeesAsync(Other);

        await ana.FindsTheNetworkAsync();
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana, Other);
    }

    [Fact]
    public async Task Whoever_writes_in_a_tab_has_it_sent_and_every_tab_shows_it()
    {
        await using var street = new Street(browser, server);
        var (ana, other) = await InTwoTabsAsync(street, "tarragon");
        var sent = 0;
        foreach (var tab in new[] { ana, other })
        {
            tab.Page.Request += (_, request) => sent += request.Method == "POST" && request.Url.EndsWith("/log", StringComparison.Ordinal) ? 1 : 0;
        }

        await ana.WritesAsync(One);
        await other.SeesAsync(One);
        await other.WritesAsync(Other);
        await ana.SeesAsync(Other);
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana, One, Other);
        Assert.Equal(2, sent); // one line to the server
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task What_waits_is_there_after_every_tab_was_closed_and_its_record_says_nothing()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("yarrow");
        await ana.OpensPrivatePagesAsync();
        await ana.LosesTheNetworkAsync();
        await ana.WritesAsync(One);
        Assert.Equal(1, await ana.WaitingOnTheDeviceAsync());
        await street.Eyes.AddStorageAsync(ana.Page);
        Assert.Equal([], street.Eyes.WhereIs(One));
        Assert.Equal([], street.Eyes.WhereIs("journal.written"));

        var later = await ana.OpensAnotherTabAsync();
        await ana.Page.CloseAsync();
        await later.FindsTheNetworkAsync();
        await later.OpensAsync("");
        await later.UnlocksAsync();
        await later.OpensPrivatePagesAsync();
        await later.SeesAsync(One);
        await later.HasSentEverythingAsync();
        await StandsOnceAsync(ana, One);
    }

    [Fact]
    public async Task A_leading_tab_that_stands_still_is_relieved_and_follows_once_it_goes_on()
    {
        await using var street = new Street(browser, server);
        var (ana, other) = await InTwoTabsAsync(street, "fennel");
        var third = await ana.OpensAnotherTabAsync();
        await third.OpensAsync("");
        await third.UnlocksAsync();
        await third.OpensPrivatePagesAsync();
        await ana.WritesAsync(One); // so it leads
        await ana.HasSentEverythingAsync();

        await ana.StandsStillAsync();
        await other.WritesAsync(Other);
        await other.HasSentEverythingAsync();
        await third.SeesAsync(Other);

        await ana.GoesOnAsync();
        await ana.SeesAsync(Other);
        await ana.WritesAsync(Last);
        await ana.HasSentEverythingAsync();
        await other.SeesAsync(Last);
        await third.SeesAsync(Last);
        await StandsOnceAsync(ana, One, Other, Last);
    }

    [Fact]
    public async Task Two_people_meet_while_one_has_a_second_tab_open_and_goes_on_in_it()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = (await street.NeighbourAsync("lovage"), await street.NeighbourAsync("dill"));
        var tab = await ana.OpensAnotherTabAsync();
        await tab.OpensAsync("");
        await tab.UnlocksAsync();
        await tab.FollowsAsync("Meet the other person");
        await tab.SeesAsync("First, for you alone");
        await ben.TakesUpAsync(await ana.InvitesAsync());
        await ana.SeesAsync("Look at both screens together");
        await tab.SeesAsync("Look at both screens together"); // nobody has touched it: the leading tab has said so
        var words = await ben.WordsAsync();
        Assert.Equal(words, await ana.WordsAsync());
        Assert.Equal(words, await tab.WordsAsync());

        await tab.PressesAsync("Yes, the same");
        await ana.SeesAsync("says so too");
        await ben.PressesAsync("Yes, the same");
        foreach (var screen in new[] { ana, tab, ben })
        {
            await screen.SeesAsync("Nothing can be shared for a day");
        }

        await ana.WaivesTheDayAsync();
        await tab.SeesAsync("You said that you do not need the day.");
        await ben.WaivesTheDayAsync();
        foreach (var screen in new[] { ana, tab, ben })
        {
            await screen.SeesAsync("You can share now");
        }

        await tab.OpensSharedNotesAsync();
        await tab.SharesAsync("from the second tab");
        await ben.OpensSharedNotesAsync();
        await ben.SeesAsync("from the second tab");
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task<(Person Ana, Person Other)> InTwoTabsAsync(Street street, string handle)
    {
        var ana = await street.NeighbourAsync(handle);
        await ana.OpensPrivatePagesAsync();
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAsync("");
        await other.UnlocksAsync();
        await other.OpensPrivatePagesAsync();
        return (ana, other);
    }

    private async Task StandsOnceAsync(Person person, params string[] pages)
    {
        var facts = await Twin.ReadAsync(server.Address, person.Handle, Person.Password, person.SecretKey);
        Assert.All(pages, page => Assert.Single(facts, fact => fact.Contains(page, StringComparison.Ordinal)));
    }
}
