namespace Troth.Browser.Tests.Journeys;

/// <summary>Several tabs of one browser: one line to the server, nothing lost between them, nothing sent twice (docs/protocol.md 3.6).</summary>
public sealed class TabsTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string One = "the first page, from one tab";
    private const string Other = "the second page, from the other tab";

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
        await ana.WritesAsync(One);
        await other.SeesAsync(One);
        await other.WritesAsync(Other);
        await ana.SeesAsync(Other);
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana, One, Other);
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
