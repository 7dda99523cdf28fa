namespace Troth.Browser.Tests.Journeys;

/// <summary>Two people promise small things, say how it went, and notice what was kind.</summary>
public sealed class PromiseTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Call = "I call before I leave work";
    private const string Walk = "I come along to the river";

    [Fact]
    public async Task A_promise_is_given_kept_moved_or_talked_about_and_says_nothing_to_anybody_else()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("juniper", "sorrel");

        // What is not kept today leads to a talk, on both sides.
        await ana.WritesAPromiseAsync(Call);
        await ana.ChoosesThePaceAsync("Every day", "From");
        await ana.PressesAsync("Give it to Sorrel");
        await ana.ReadsTitleAsync(Call);
        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("A promise for today");
        await ana.SaysNotKeptAsync("I saw the time too late");
        await ben.OpensPromisesAsync();
        await ben.SeesAsync("Something to talk about");
        await ben.OpensPromiseAsync(Call);
        await ben.SeesAsync("Juniper did not keep it, and said so.");
        await ben.SeesAsync("I saw the time too late");
        await ben.SeesAsync("There is no penalty.");
        await ben.HasTalkedAsync("A bell at five");
        await ana.SeesAsync("A bell at five");

        // Another day needs the other's yes.
        await ben.WritesAPromiseAsync(Walk);
        await ben.PressesAsync("Give it to Juniper");
        await ben.ReadsTitleAsync(Walk);
        await ben.UnfoldsAsync("Ask to move it");
        await ben.PressesAsync("Ask Juniper");
        await ben.SeesAsync("You asked Juniper about this day.");
        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("Sorrel asks to move a day");
        await ana.PressesAsync("Yes, that is fine");
        await ben.SeesAsync("You asked in time, and Juniper said yes.");

        // What was kind is told by the one who received it.
        await ana.NoticesAsync("The tea that stood there when I woke up", "Sorrel");
        await ben.NoticesAsync("You asked how the day was", "Juniper");
        await ben.SeesAsync("Juniper noticed");
        await ben.SeesAsync("The tea that stood there");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["before I leave work", "too late", "bell at five", "come along", "when I woke up", "commitment.made"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_promise_is_made_and_answered_for_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("lovage", "borage");

        await ana.TabsAndFollowsAsync("Together");
        await ana.StandsAtAsync("Together");
        await ana.TabsAndFollowsAsync("Promises");
        await ana.StandsAtAsync("Promises");
        await ana.TabsAndFollowsAsync("Make a promise");
        await ana.StandsAtAsync("Make a promise");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsToFieldAsync("What I will do");
        await ana.TypesAsync(Call);
        await ana.TabsAndPressesAsync("Give it to Borage");
        await ana.StandsAtAsync(Call);
        await ana.TabsAndPressesAsync("I kept it");
        await ana.SeesAsync("You kept it.");
        await ana.TabsAndPressesAsync("Change it: it was not kept");
        await ana.SeesAsync("You did not keep it, and said so.");

        await ben.TabsAndFollowsAsync("Together");
        await ben.StandsAtAsync("Together");
        await ben.TabsAndFollowsAsync("Promises");
        await ben.StandsAtAsync("Promises");
        await ben.TabsAndFollowsAsync(Call);
        await ben.StandsAtAsync(Call);
        await ben.TabsAndPressesAsync("Leave this day out");
        await ben.StandsOnAsync("Yes, leave it out");
        await ben.KeysAsync("Enter");
        await ben.SeesAsync("You left this day out.");
        await ana.SeesAsync("Borage left this day out.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_promises_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("comfrey", "yarrow");
        var (one, other) = (new Inspection(ana.Page), new Inspection(ben.Page));

        await ana.OpensPromisesAsync();
        await one.LookAsync("promises, none");
        await ana.WritesAPromiseAsync("I share my location, " + new string('m', 60));
        await ana.SeesAsync("may sound like watching");
        await ana.ChoosesThePaceAsync("On days of the week", "Days of the week");
        await ana.UnfoldsAsync("A time or a last day");
        await ana.Page.Locator("#ends").WaitForAsync();
        await one.LookAsync("promise form");
        await ana.Page.Locator("#text").FillAsync(Call);
        await ana.ChoosesThePaceAsync("Every day", "From");
        await ana.PressesAsync("Give it to Yarrow");
        await ana.ReadsTitleAsync(Call);
        await ana.UnfoldsAsync("Ask to move it");
        await one.LookAsync("promise, for today");
        await ben.OpensPromiseAsync(Call);
        await other.LookAsync("promise of the other");
        await ana.SaysNotKeptAsync("too late");
        await ben.SeesAsync("too late");
        await ben.UnfoldsAsync("We have talked about it");
        await other.LookAsync("promise, to talk about");
        await ana.OpensPromisesAsync();
        await one.LookAsync("promises, one to talk about");
        await ana.NoticesAsync("The tea", "Yarrow");
        await one.LookAsync("noticed");

        one.FindsNothing();
        other.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
