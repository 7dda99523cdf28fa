namespace Troth.Browser.Tests.Journeys;

/// <summary>Two people go for something together, and talk about the week that was.</summary>
public sealed class WeeklyTalkTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Evenings = "Three evenings at one table";

    [Fact]
    public async Task A_goal_of_both_comes_up_in_a_talk_that_begins_with_what_went_well()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("teasel", "campion");

        await ana.WritesAGoalAsync(Evenings, "Four weeks long", "choose the evenings");
        await ana.Page.Locator("label.choice", new() { HasText = "For Campion and me" }).ClickAsync();
        await ana.PressesAsync("Set it");
        await ana.SeesAsync("You suggest this for you both.");
        await ben.OpensFromTogetherAsync("/goals", "Goals");
        await ben.FollowsAsync(Evenings);
        await ben.PressesAsync("Yes, let us do this");
        await ben.SeesAsync("You and Teasel want to reach this together.");
        await ben.TicksAsync("choose the evenings");
        await ana.SeesTickedAsync("choose the evenings");
        await ana.NoticesAsync("You waited for me with the soup", "Campion");

        await ben.OpensFromTogetherAsync("/weekly-talk", "Weekly talk");
        await ben.SeesAsync("Teasel noticed in you:");
        await ben.SeesAsync("A step was done:");
        await ben.AddsAPointAsync("The visit in spring");
        await ana.OpensFromTogetherAsync("/weekly-talk", "Weekly talk");
        await ana.SeesAsync("Campion would like to talk about");
        await ana.Page.Locator("#words").FillAsync("We answer after the holidays");
        await ana.PressesAsync("We have had our talk");
        await ana.SeesAsync("You had your talk today.");
        await ana.SeesNoMoreAsync("The visit in spring");
        await ben.UnfoldsAsync("Earlier talks");
        await ben.SeesAsync("We answer after the holidays");
        await ben.SeesAsync("The visit in spring"); // ends for one, and for the other when that one says so
        await ben.PressesAsync("We have had our talk");
        await ben.SeesNoMoreAsync("The visit in spring");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["evenings at one", "choose the evenings", "with the soup", "visit in spring", "after the holidays", "weekly-talk.held"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_goal_is_set_and_a_talk_is_closed_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var (ana, _) = await street.SharingAsync("mallow", "bugle");

        await ana.TabsAndFollowsAsync("Together");
        await ana.StandsAtAsync("Together");
        await ana.TabsAndFollowsAsync("Goals");
        await ana.StandsAtAsync("Goals");
        await ana.TabsAndFollowsAsync("Set a goal");
        await ana.StandsAtAsync("Set a goal");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsToFieldAsync("What I would like to reach");
        await ana.TypesAsync(Evenings);
        await ana.TabsToFieldAsync("How I will know");
        await ana.TypesAsync("four weeks");
        await ana.TabsAndPressesAsync("Set it");
        await ana.StandsAtAsync(Evenings);
        await ana.TabsToFieldAsync("Another step");
        await ana.TypesAsync("shop");
        await ana.KeysAsync("Enter");
        await ana.Page.Locator("label.choice", new() { HasText = "shop" }).WaitForAsync();

        await ana.TabsAndFollowsAsync("Together");
        await ana.StandsAtAsync("Together");
        await ana.TabsAndFollowsAsync("Weekly talk");
        await ana.StandsAtAsync("Weekly talk");
        await ana.TabsToFieldAsync("Something I would like to talk about");
        await ana.TypesAsync("the visit");
        await ana.TabsAndPressesAsync("Add it");
        await ana.StandsOnAsync("Yes, add it");
        await ana.KeysAsync("Enter");
        await ana.StandsAtAsync("What to talk about");
        await ana.SeesAsync("You would like to talk about");
        await ana.TabsAndPressesAsync("We have had our talk");
        await ana.SeesAsync("You had your talk today.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_goals_and_talks_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("fennel");
        await guest.OpensAsync("");
        await guest.LooksAtTheExampleAsync();
        var inspection = new Inspection(guest.Page);

        await guest.OpensFromTogetherAsync("/goals", "Goals");
        await inspection.LookAsync("goals");
        await guest.FollowsAsync("We eat at the same table");
        await guest.SeesAsync("Reached.");
        await inspection.LookAsync("goal, reached");
        await guest.WritesAGoalAsync(Evenings + " " + new string('m', 60), "x", "y");
        await inspection.LookAsync("goal form");
        await guest.PressesAsync("Set it");
        await guest.UnfoldsAsync("Look back");
        await guest.Page.Locator("#on").WaitForAsync();
        await inspection.LookAsync("goal, mine");
        await guest.OpensFromTogetherAsync("/weekly-talk", "Weekly talk");
        await guest.SeesAsync("This week I felt left alone");
        await inspection.LookAsync("weekly talk");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.SeesAsync("Ana noticed in you:");
        await inspection.LookAsync("weekly talk, the other seat");
        await guest.OpensPromiseAsync("My phone is in the drawer from nine to ten in the evening.");
        await guest.SeesAsync("How it went");
        await inspection.LookAsync("promise with how it went");

        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
