namespace Troth.Browser.Tests.Journeys;

/// <summary>Two people agree, change what they agreed on, and end it.</summary>
public sealed class AgreementTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Noon = "We tell each other by noon if the evening changes";
    private const string Two = "We tell each other by two if the evening changes";
    private const string Ten = "We tell each other by ten if the evening changes";
    private const string Four = "We tell each other by four if the evening changes";

    [Fact]
    public async Task Words_are_in_force_only_while_both_say_yes_and_cross_nowhere_unseen()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("magnolia", "cypress");

        // Written for Ana alone until it is sent, then for both.
        await ana.SuggestsAsync(Noon, "It makes the evenings easier", "Cypress");
        await ben.GoesToAsync("Today");
        await ben.FollowsAsync("A suggestion from Magnolia");
        await ben.SeesAsync(Noon);

        // Ben answers with other words, and Ana says yes to them.
        await ben.RewordsAsync("Suggest other words", Two);
        await ben.PressesAsync("Send to Magnolia");
        await ana.SeesAsync("Cypress suggested other words.");
        await ana.SaysYesAsync(Two);
        await ana.SeesAsync("In force. You and Cypress have both said yes.");
        await ben.SeesAsync("In force. You and Magnolia have both said yes.");

        // Both suggest a change on top of the same words: the first yes decides, the other words need another look.
        await ana.RewordsAsync("Suggest a change", Ten);
        await ben.RewordsAsync("Suggest a change", Four);
        await ana.PressesAsync("Send to Cypress");
        await ana.SeesAsync("You suggested a change.");
        await ben.PressesAsync("Send to Magnolia");
        await ana.SeesAsync("Cypress suggested a change.");
        await ana.SaysYesAsync(Four);
        await ana.SeesAsync("Needs another look");
        await ben.SeesAsync("Needs another look");
        await ben.ReadsTitleAsync(Four);
        await ana.ReadsTitleAsync(Four);

        // Either ends it at once, for both.
        await ben.TakesTheYesBackAsync("I need a little time");
        await ben.SeesAsync("Not in force.");
        await ana.SeesAsync("Not in force.");
        await ana.SeesAsync("Cypress took the yes back. From then on it was not in force.");
        await ana.SeesAsync("I need a little time");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["by noon if", "by ten if", "easier", "little time", "agreement.proposed"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task When_the_day_to_look_again_has_come_it_stays_in_force_and_one_may_ask_to_keep_it()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("juniper", "laburnum");
        await ana.SuggestsAsync(Noon, "It makes the evenings easier", "Laburnum");
        await ben.GoesToAsync("Today");
        await ben.FollowsAsync("A suggestion from Juniper");
        await ben.SaysYesAsync(Noon);
        await ana.SeesAsync("In force.");
        await ana.DoesNotSeeAsync("is near, or past");

        await ana.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(29));
        await ana.OpensAnewAsync();
        await ana.FollowsAsync("Look at an agreement again");
        await ana.SeesAsync("The day you chose to look at it again is near, or past.");
        await ana.SeesAsync("In force.");
        await ana.PressesAsync("Keep it as it is");
        await ana.SeesAsync("You suggested to keep it as it is.");
        await ana.SeesAsync("In force.");
        await ana.HasSentEverythingAsync();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_suggestion_is_sent_and_answered_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("viburnum", "tamarisk");

        await ana.TabsAndFollowsAsync("Together");
        await ana.StandsAtAsync("Together");
        await ana.TabsAndFollowsAsync("Agreements");
        await ana.StandsAtAsync("Agreements");
        await ana.TabsAndFollowsAsync("Suggest something");
        await ana.StandsAtAsync("Suggest an agreement");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsToFieldAsync("What we agree on");
        await ana.TypesAsync(Noon);
        await ana.TabsToFieldAsync("Why it helps");
        await ana.TypesAsync("calm evenings");
        await ana.TabsAndPressesAsync("Send to Tamarisk");
        await ana.StandsAtAsync(Noon);

        await ben.TabsAndFollowsAsync("Today");
        await ben.StandsAtAsync("Today");
        await ben.TabsAndFollowsAsync("A suggestion from Viburnum");
        await ben.StandsAtAsync(Noon);
        await ben.TabsAndPressesAsync("Yes to these words");
        await ben.SeesAsync("In force. You and Viburnum have both said yes.");
        await ana.SeesAsync("In force. You and Tamarisk have both said yes.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_agreements_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("rosemary", "hawthorn");
        var (one, other) = (new Inspection(ana.Page), new Inspection(ben.Page));

        await ana.OpensAgreementsAsync();
        await one.LookAsync("agreements, none");
        await ana.BeginsAnAgreementAsync();
        await ana.WritesTermsAsync("You must report it. " + new string('m', 60), "calm");
        await ana.SeesAsync("For both it could be");
        await ana.Page.Locator("summary", new() { HasText = "More, if you like" }).ClickAsync();
        await ana.Page.Locator("#exceptions").WaitForAsync();
        await one.LookAsync("agreement form");
        await ana.WritesTermsAsync(Noon);
        await ana.PressesAsync("Send to Hawthorn");
        await ana.SeesAsync("You suggested it.");
        await one.LookAsync("agreement, waiting for the other");
        await ana.OpensAgreementsAsync();
        await one.LookAsync("agreements, one waits");

        await ben.GoesToAsync("Today");
        await ben.SeesAsync("A suggestion from Rosemary");
        await other.LookAsync("today, a suggestion");
        await ben.OpensAgreementAsync(Noon);
        await other.LookAsync("agreement, waiting for me");
        await ben.SaysYesAsync(Noon);
        await ben.SeesAsync("In force.");
        await ben.Page.Locator("summary", new() { HasText = "Take my yes back" }).ClickAsync();
        await ben.Page.Locator("#words").WaitForAsync();
        await other.LookAsync("agreement, in force");

        one.FindsNothing();
        other.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
