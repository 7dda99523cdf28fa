namespace Troth.Browser.Tests.Journeys;

/// <summary>Two people plan what is told for a while, and bring it down until it is no longer needed.</summary>
public sealed class TransparencyTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Sentence = "Each evening, one sentence about work";

    [Fact]
    public async Task What_is_offered_is_in_force_with_both_and_comes_down_until_it_has_done_its_work()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("tormentil", "speedwell");

        // What would be watching is refused beside what was typed, and nothing of it goes anywhere.
        await ana.BeginsAnItemAsync();
        await ana.WritesAnItemAsync("Unlock your phone for me", "calm evenings");
        await ana.PressesAsync("Send to Speedwell");
        await ana.SeesAsync("This reads like opening a phone or another device.");
        await ana.WritesAnItemAsync("Share your live position", "calm evenings");
        await ana.PressesAsync("Send to Speedwell");
        await ana.SeesAsync("This reads like knowing where somebody is.");
        await ana.WritesAnItemAsync(Sentence, "calm evenings");
        await ana.PressesAsync("Send to Speedwell");
        await ana.ReadsTitleAsync(Sentence);

        await ben.GoesToAsync("Today");
        await ben.FollowsAsync("For the transparency plan, from Tormentil");
        await ben.ReadsTitleAsync(Sentence);
        await ben.SeesAsync("What Tormentil tells me");
        await ben.SaysYesToThePlanAsync();
        await ana.SeesAsync("In force. You and Speedwell have both said yes.");

        // Either pauses at once; only whoever did ends the pause.
        await ana.PressesAsync("Pause it");
        await ben.SeesAsync("Paused. Not in force for now.");
        await ana.PressesAsync("End my pause");
        await ben.SeesAsync("In force. You and Tormentil have both said yes.");

        foreach (var step in new[] { "Three times a week", "Once a week", "When asked", "No longer needed" })
        {
            await ben.PressesAsync($"Suggest the next step: {step}");
            await ana.SaysYesToThePlanAsync();
            await ben.SeesAsync(step == "No longer needed" ? "This has done its work." : $"{step} (here now)");
        }

        await ana.SeesAsync("You both got here, step by step.");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["sentence about work", "live position", "your phone for me", "calm evenings", "transparency.suggested"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task What_is_asked_for_is_answered_and_ended_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("toadflax", "fumitory");

        await ana.TabsAndFollowsAsync("Together");
        await ana.StandsAtAsync("Together");
        await ana.TabsAndFollowsAsync("Transparency plan");
        await ana.StandsAtAsync("Transparency plan");
        await ana.TabsAndFollowsAsync("Offer or ask for something");
        await ana.StandsAtAsync("Offer or ask");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsToFieldAsync("I do: I offer this to Fumitory");
        await ana.KeysAsync("ArrowDown");
        await ana.TabsToFieldAsync("What Fumitory tells me");
        await ana.TypesAsync(Sentence);
        await ana.TabsToFieldAsync("Why it helps");
        await ana.TypesAsync("calm evenings");
        await ana.TabsAndPressesAsync("Send to Fumitory");
        await ana.StandsAtAsync(Sentence);

        await ben.TabsAndFollowsAsync("Today");
        await ben.StandsAtAsync("Today");
        await ben.TabsAndFollowsAsync("For the transparency plan, from Toadflax");
        await ben.StandsAtAsync(Sentence);
        await ben.TabsAndPressesAsync("Yes to these words");
        await ana.SeesAsync("In force. You and Fumitory have both said yes.");
        await ana.TabsAndPressesAsync("Take my yes back");
        await ben.SeesAsync("Toadflax took the yes back. From then on it was not in force.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_the_plan_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("selfheal", "sainfoin");
        var (one, other) = (new Inspection(ana.Page), new Inspection(ben.Page));

        await ana.OpensThePlanAsync();
        await one.LookAsync("plan, empty");
        await ana.BeginsAnItemAsync();
        await ana.WritesAnItemAsync("Read your chats " + new string('m', 60), "calm");
        await ana.PressesAsync("Send to Sainfoin");
        await ana.SeesAsync("This reads like looking into what others write.");
        await one.LookAsync("plan form, refused");
        await ana.WritesAnItemAsync(Sentence, "calm evenings");
        await ana.PressesAsync("Send to Sainfoin");
        await ana.ReadsTitleAsync(Sentence);
        await one.LookAsync("plan item, waiting for the other");

        await ben.OpensInThePlanAsync(Sentence);
        await other.LookAsync("plan item, waiting for me");
        await ben.SaysYesToThePlanAsync();
        await ben.SeesAsync("Every day (here now)");
        await other.LookAsync("plan item, in force");
        await ben.OpensThePlanAsync();
        await other.LookAsync("plan, one in force");

        one.FindsNothing();
        other.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
