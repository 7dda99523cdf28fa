namespace Troth.Browser.Tests.Journeys;

/// <summary>Every view of the example, in which twelve weeks have left something everywhere, and the views that few people ever see.</summary>
public sealed class EveryViewTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Settings = "/*json-start*/{"; // the page of parts opens for developers alone

    [Theory]
    [InlineData("Ana", "bistort")]
    [InlineData("Ben", "campion")]
    public async Task Nothing_in_twelve_weeks_keeps_anybody_out_of(string seat, string handle)
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync(handle);
        await guest.OpensAsync("");
        await guest.LooksAtTheExampleAsync();
        await guest.TakesTheSeatOfAsync(seat);
        var inspection = new Inspection(guest.Page);

        foreach (var place in new[] { "Today", "Together", "Me", "Guides", "Care" })
        {
            await guest.GoesToAsync(place);
            await guest.ReadsTitleAsync(place);
            await inspection.LookAsync(place);
        }

        await CheckInAsync(guest, seat == "Ana", inspection);
        await AloneAsync(guest, inspection);
        await TogetherAsync(guest, inspection);
        await AgreementsAsync(guest, inspection);
        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_that_is_said_in_trouble_or_asked_once_more_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("dogwood");
        var inspection = new Inspection(ana.Page);
        await ana.OpensPrivatePagesAsync();
        await ana.PressesAsync("Keep");
        await ana.SeesAsync("There is nothing to keep yet.");
        await inspection.LookAsync("journal, refused");
        await ana.WritesAsync(new string('w', 80));
        await ana.PressesAsync("Erase");
        await inspection.LookAsync("journal, a question");

        foreach (var title in new[] { "Change your password", "Make a recovery kit" })
        {
            await ana.GoesToAsync("Me");
            await ana.FollowsAsync("Settings");
            await ana.FollowsAsync(title);
            await ana.ReadsTitleAsync(title);
            await inspection.LookAsync(title);
            await ana.PressesAsync("Back");
            await ana.ReadsTitleAsync("Settings");
        }

        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("Meet the other person");
        await ana.PressesAsync("Not now");
        await inspection.LookAsync("meet, not now");
        await ana.LosesTheNetworkAsync();
        await ana.OpensAnewAsync();
        await ana.SeesAsync("There is no connection right now.");
        await inspection.LookAsync("today, without a network");
        await ana.OpensAboutThisServerAsync();
        await inspection.LookAsync("about this server, without a network");
        inspection.FindsNothing();
    }

    [Fact]
    public async Task No_part_keeps_anybody_out_where_all_of_them_stand()
    {
        await using var street = new Street(browser, server);
        var maker = await street.PersonAsync("lovage", keeps: false);
        await maker.Page.RouteAsync("**/_framework/dotnet.js", async route =>
        {
            var answer = await route.FetchAsync();
            var text = await answer.TextAsync();
            Assert.Contains(Settings, text, StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = text.Replace(Settings, $"{Settings}\"applicationEnvironment\":\"Development\",", StringComparison.Ordinal) });
        });
        await maker.BeginsAsync("No kit");
        await maker.OpensAsync("design");
        await maker.UnlocksAsync();
        await maker.ReadsTitleAsync("Parts");
        await maker.SeesAsync("A hint that helps before typing.");
        await maker.UnfoldsEverythingAsync();
        await maker.PressesAsync("Open");
        var inspection = new Inspection(maker.Page);
        await inspection.LookAsync("parts");
        inspection.FindsNothing();
    }

    // In the story Ben is ready first, so that Ana's answers open for both.
    private static async Task CheckInAsync(Person guest, bool answers, Inspection inspection)
    {
        await guest.OpensTheCheckInAsync();
        if (answers)
        {
            await guest.ChecksInAsync("at ease", "a line of the guest");
            await inspection.LookAsync("check-in, kept");
            await guest.IsReadyAsync();
        }

        await guest.SeesAsync(answers ? "Today is open for both of you." : "Your side is sealed.");
        await inspection.LookAsync("check-in, ready");
    }

    private static async Task AloneAsync(Person guest, Inspection inspection)
    {
        await guest.OpensPrivatePagesAsync();
        await inspection.LookAsync("private pages");
        await guest.OpensTheCheckInAsync();
        await guest.FollowsAsync("How my own answers have moved");
        await guest.ReadsTitleAsync("How my answers have moved");
        await inspection.LookAsync("trend");
        await guest.GoesToAsync("Me");
        await guest.FollowsAsync("Settings");
        await guest.ReadsTitleAsync("Settings");
        await inspection.LookAsync("settings");
        await guest.OpensAboutThisServerAsync();
        await inspection.LookAsync("about this server");
    }

    private static async Task TogetherAsync(Person guest, Inspection inspection)
    {
        await guest.OpensSharedNotesAsync();
        await inspection.LookAsync("notes");
        await guest.GoesToAsync("Together");
        await guest.FollowsAsync("Your connection");
        await guest.SeesAsync("You can share now");
        await guest.Page.GetByText("Compare again").ClickAsync();
        await inspection.LookAsync("meet, long ago");
    }

    private static async Task AgreementsAsync(Person guest, Inspection inspection)
    {
        await guest.BeginsAnAgreementAsync();
        await inspection.LookAsync("agreement form");
        await guest.OpensAgreementsAsync();
        await inspection.LookAsync("agreements");
        foreach (var link in await guest.AgreementsThereAsync())
        {
            await guest.OpensAgreementsAsync();
            await guest.OpensTheAgreementAtAsync(link);
            await guest.UnfoldsEverythingAsync();
            await inspection.LookAsync($"the agreement at {link}");
        }
    }
}
