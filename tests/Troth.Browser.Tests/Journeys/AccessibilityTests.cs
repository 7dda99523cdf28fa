namespace Troth.Browser.Tests.Journeys;

/// <summary>Every view, for people who see little, hear it read, press with a thumb or use no mouse.</summary>
public sealed class AccessibilityTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Nothing_in_the_shell_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("linden");
        var inspection = new Inspection(ana.Page);

        foreach (var (path, title) in new[] { ("", "A private place to rebuild trust"), ("unlock", "Unlock"), ("recover", "Use the recovery kit"), ("calm", "Calm"), ("leave.html", "Kitchen measures") })
        {
            await ana.OpensAsync(path);
            await ana.ReadsTitleAsync(title);
            await inspection.LookAsync(path);
        }

        await ana.OpensAsync("help-lines");
        await ana.ChoosesACountryAsync("United Kingdom");
        await inspection.LookAsync("help lines of a country");

        await ana.OpensAsync("begin");
        await ana.GoesThroughBeginAsync("Two days", inspection.LookAsync);
        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_in_the_app_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("rowan");
        var ben = await street.NeighbourAsync("alder");
        var inspection = new Inspection(ana.Page);

        await PlacesAsync(ana, inspection);
        var waiting = new Inspection(ben.Page);
        await MeetingAsync(ana, ben, inspection, waiting);
        inspection.FindsNothing();
        waiting.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Going_to_a_page_begins_at_its_title_and_the_focus_can_be_seen()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("hazel");
        foreach (var place in new[] { "Together", "Me", "Guides", "Care", "Today" })
        {
            await ana.GoesToAsync(place);
            await ana.ReadsTitleAsync(place);
            await ana.StandsAtTitleAsync(place);
        }

        for (var stop = 0; stop < 6; stop++)
        {
            await ana.Page.Keyboard.PressAsync("Tab");
            Assert.True(await ana.SeesTheFocusAsync(), $"The focus cannot be seen at stop {stop}.");
        }

        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task PlacesAsync(Person ana, Inspection inspection)
    {
        foreach (var place in new[] { "Today", "Together", "Me", "Guides", "Care" })
        {
            await ana.GoesToAsync(place);
            await ana.ReadsTitleAsync(place);
            await inspection.LookAsync(place);
        }

        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("a page of its own");
        await inspection.LookAsync("journal");
        await ana.ChecksInAsync("at ease", "a line");
        await inspection.LookAsync("check-in");
        await ana.FollowsAsync("How my own answers have moved");
        await ana.SeesAsync("Show as a table");
        await inspection.LookAsync("trend");
        await ana.GoesToAsync("Me");
        await ana.FollowsAsync("Settings");
        await ana.SeesAsync("This device, since");
        await inspection.LookAsync("settings");
        await ana.FollowsAsync("About this server");
        await ana.ReadsTitleAsync("About this server");
        await inspection.LookAsync("server");
    }

    private static async Task MeetingAsync(Person ana, Person ben, Inspection inspection, Inspection waiting)
    {
        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("Meet the other person");
        await ana.SeesAsync("First, for you alone");
        await inspection.LookAsync("meet, alone");
        await ana.PressesAsync("Go on");
        await inspection.LookAsync("meet, asked");
        var link = await ana.InvitesAsync();
        await inspection.LookAsync("meet, invited");
        await ben.TakesUpAsync(link);
        await ana.SeesAsync("Look at both screens together");
        await inspection.LookAsync("meet, comparing");
        await waiting.LookAsync("meet, waiting");
        await ana.PressesAsync("Yes, the same");
        await ana.SeesAsync("says so too");
        await inspection.LookAsync("meet, agreed");
        await ben.PressesAsync("Yes, the same");
        await ana.SeesAsync("Nothing can be shared for a day");
        await inspection.LookAsync("meet, quiet");
        await ana.WaivesTheDayAsync();
        await ben.WaivesTheDayAsync();
        await ana.SeesAsync("You can share now");
        await inspection.LookAsync("meet, sharing");
        await ana.GoesToAsync("Together");
        await inspection.LookAsync("together, connected");
        await ana.FollowsAsync("Shared notes");
        await ana.SharesAsync("a note for both");
        await inspection.LookAsync("notes");
    }
}
