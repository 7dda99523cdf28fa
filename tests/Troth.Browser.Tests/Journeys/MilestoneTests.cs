namespace Troth.Browser.Tests.Journeys;

/// <summary>Two people say what got better, and let an old thing go.</summary>
public sealed class MilestoneTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_got_better_stands_once_both_say_so_and_an_old_thing_is_let_go_by_both()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("primrose", "larch");

        await OpenAsync(ana);
        await ana.WritesAndSendsAsync("We laughed in the supermarket.", "Suggest it to Larch", "Yes, suggest it");
        await ana.SeesAsync("It waits. There is no hurry.");
        await OpenAsync(ben);
        await ben.SeesAsync("Primrose suggests");
        await ben.PressesAsync("Yes, that got better");
        await ana.SeesNoMoreAsync("It waits. There is no hurry.");

        await ana.FollowsAsync("Let an old thing go");
        await ana.ReadsTitleAsync("Let an old thing go");
        await ana.WritesAndSendsAsync("The parking fine.", "Offer it to Larch", "Yes, offer it");
        await ben.FollowsAsync("Let an old thing go");
        await ben.SeesAsync("Primrose would let go of this");
        await ben.PressesAsync("Yes, let it go");
        await ana.UnfoldsAsync("Let go by you both");
        await ana.PressesAsync("Bring it back");
        await ben.SeesAsync("Primrose brought this back.");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["laughed in the", "parking fine", "milestone.suggested"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nobody_is_kept_out_of_it()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("guest-of-milestones");
        var inspection = new Inspection(guest.Page);
        await guest.OpensAsync("");
        await guest.LooksAtTheExampleAsync();

        await OpenAsync(guest);
        await inspection.LookAsync("milestones");
        await guest.FollowsAsync("Let an old thing go");
        await guest.ReadsTitleAsync("Let an old thing go");
        await guest.UnfoldsAsync("Let go by you both");
        await inspection.LookAsync("letting go");
        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task OpenAsync(Person person)
    {
        await person.GoesToAsync("Together");
        await person.FollowsAsync("Milestones");
        await person.ReadsTitleAsync("Milestones");
    }
}
