namespace Troth.Browser.Tests.Journeys;

/// <summary>One tells a whole account once; the other chooses how deep to hear it, and when.</summary>
public sealed class DisclosureTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Months = "It went on for four months";
    private const string Hotel = "We met in a hotel by the sea";

    [Fact]
    public async Task R2_an_account_opens_by_the_hearers_act_as_deep_as_was_chosen_and_the_teller_sees_nothing_of_it()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("saxifrage", "blackthorn");

        await ben.WritesAnAccountAsync((Months, 2), (Hotel, 3));
        await ben.DecidesAsync("It is whole: close it", "Close it and say that I am ready");
        await ben.SeesAsync("This account is closed");
        await ben.FollowsAsync("Where things stand");
        await ben.SeesAsync("and may never want it");

        await ana.OpensDisclosureAsync();
        await ana.FollowsAsync("Blackthorn has written down a whole account");
        await ana.FollowsAsync("How much to hear");
        await ana.ReadsTitleAsync("How much to hear");
        await ana.Page.Locator("input[name=level-Somebody]").Nth(1).CheckAsync();
        await ana.PressesAsync("Keep this");
        await ana.SeesAsync("Kept, for you alone.");
        await ana.FollowsAsync("Where things stand");
        await ana.PressesAsync("I am ready");
        await ben.SeesAsync("You are both ready");
        await ben.HandsItOverAsync();
        await ben.SeesAsync("You will not be told");

        await ana.SeesAsync("It is here and closed");
        Assert.DoesNotContain(Months, await ana.EverythingInTheDocumentAsync(), StringComparison.Ordinal);
        var before = await ben.ShownAsync();
        await ana.DecidesAsync("Open what I chose", "Open it");
        await ana.SeesAsync(Months);
        Assert.DoesNotContain(Hotel, await ana.EverythingInTheDocumentAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await ben.ShownAsync());
        await ana.PressesAsync("Pause");
        await ana.DoesNotSeeAsync(Months);

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All([Months, Hotel, "disclosure.opened", "disclosure.levels"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_a_disclosure_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("toadflax");
        var inspection = new Inspection(guest.Page);
        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();

        await guest.OpensDisclosureAsync();
        await guest.UnfoldsAsync("How this works");
        await inspection.LookAsync("disclosure");
        await guest.FollowsAsync("Write an account");
        await guest.ReadsTitleAsync("Your account");
        await inspection.LookAsync("account");
        await guest.OpensDisclosureAsync();
        await guest.FollowsAsync("What Ben tells");
        await guest.SeesAsync("1 of 10");
        await inspection.LookAsync("reading");
        await guest.FollowsAsync("How much to hear");
        await guest.ReadsTitleAsync("How much to hear");
        await inspection.LookAsync("levels");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.OpensDisclosureAsync();
        await guest.FollowsAsync("What you tell");
        await guest.UnfoldsAsync("Your account");
        await guest.UnfoldsAsync("Something is missing");
        await inspection.LookAsync("handed over");

        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
