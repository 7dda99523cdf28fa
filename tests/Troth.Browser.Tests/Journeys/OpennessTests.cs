namespace Troth.Browser.Tests.Journeys;

/// <summary>Small notes for oneself, and telling what the other needs to know.</summary>
public sealed class OpennessTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Contact = "Contact from the person outside";
    private const string Message = "A message came at noon";

    [Fact]
    public async Task A_note_stays_with_its_author_and_what_is_told_is_heard_and_thanked_for()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("campion", "hornbeam");

        await ben.OpensOpennessAsync();
        await ben.Page.Locator("#did").FillAsync("lunch with the team");
        await ben.PressesAsync("Keep for me");
        await ben.SeesAsync("Kept. Only you can see it.");
        await ben.TellsAsync(Contact, Message, "I have blocked the number", "Campion");
        await ben.SeesAsync("You told about a contact");

        await ana.GoesToAsync("Today");
        await ana.FollowsAsync("Hornbeam told you something");
        await ana.SeesAsync(Message);
        await ana.DoesNotSeeAsync("lunch with the team");
        await ana.UnfoldsAsync("Thank Hornbeam for telling");
        await ana.PressesAsync("Send thanks");
        await ben.SeesAsync("Thank you for telling me.");

        // Three tellings are enough for a sentence, and only their author has it until it is shared.
        await ben.TellsAsync("Something I said that was not true", "The fine was mine", "I pay it", "Campion");
        await ben.TellsAsync("Something I did that we had agreed I would not", "I took the old way home", "I take the bridge", "Campion");
        await ben.OpensOpennessAsync();
        await ben.UnfoldsAsync("How soon I tell");
        await ben.SeesAsync("Mostly told within a few hours.");
        await ana.SeesAsync("I took the old way home");
        await ana.DoesNotSeeAsync("Mostly told");
        await ben.DecidesAsync("Share this sentence", "Yes, share it");
        await ana.SeesAsync("Mostly told within a few hours.");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["lunch with", Message, "blocked the", "telling me.\"", "openness.told"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Telling_is_done_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("teasel");
        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();
        await guest.OpensOpennessAsync();
        await guest.StandsOnAsync("Close");
        await guest.TabsAndFollowsAsync("Tell now");
        await guest.StandsAtAsync("Tell now");
        await guest.TabsAndPressesAsync("Open");
        await guest.StandsOnAsync("Close");
        await guest.TabsToFieldAsync("Something I did that we had agreed I would not");
        await guest.KeysAsync("Space");
        await guest.TabsToFieldAsync("What happened");
        await guest.TypesAsync(Message);
        await guest.TabsToFieldAsync("The day it happened");
        await guest.KeysAsync("ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp");
        await guest.TabsToFieldAsync("About when");
        await guest.KeysAsync("ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp");
        await guest.TabsToFieldAsync("What I do next");
        await guest.TypesAsync("I say so tonight too");
        await guest.TabsAndPressesAsync("Send to Ben");
        await guest.StandsOnAsync("Yes, send it");
        await guest.KeysAsync("Enter");
        await guest.StandsAtAsync("What was told");
        await guest.HearsAsync("Sent. Ben can read it now.");
        await guest.SeesAsync(Message);
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nothing_about_openness_keeps_anybody_out()
    {
        await using var street = new Street(browser, server);
        var guest = await street.PersonAsync("figwort");
        var inspection = new Inspection(guest.Page);
        await guest.OpensAsync("sample");
        await guest.IsInTheExampleAsync();

        await guest.OpensWhatWasToldAsync();
        await guest.UnfoldsAsync("Thank Ben for telling");
        await guest.UnfoldsAsync("Earlier ones");
        await inspection.LookAsync("what was told");
        await guest.TakesTheSeatOfAsync("Ben");
        await guest.OpensOpennessAsync();
        await guest.UnfoldsAsync("How openness works");
        await guest.UnfoldsAsync("How soon I tell");
        await guest.SeesAsync("It comes sooner than before.");
        await inspection.LookAsync("openness");
        await guest.FollowsAsync("Tell now");
        await guest.PressesAsync("Open");
        await guest.PressesAsync("Send to Ana");
        await guest.HearsAsync("Please choose one of those offered.");
        await guest.Page.Locator("#what").FillAsync("But you were away. " + new string('m', 60));
        await guest.SeesAsync("This may be heard as a defence");
        await inspection.LookAsync("tell now");

        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
