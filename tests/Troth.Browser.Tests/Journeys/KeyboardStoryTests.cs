namespace Troth.Browser.Tests.Journeys;

/// <summary>All that two people do together at first, without a mouse. What the other does is heard, wherever the focus is.</summary>
public sealed class KeyboardStoryTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Noon = "We tell each other by noon if the evening changes";

    [Fact]
    public async Task Two_people_meet_share_agree_and_leave_by_keyboard_alone()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = (await street.PersonAsync("primrose"), await street.PersonAsync("buckthorn"));
        await ana.BeginsByKeyboardAsync();
        await ben.BeginsByKeyboardAsync();

        await MeetAsync(ana, ben);
        await TakesAnotherNameAsync(ana);
        await CheckInAsync(ana, ben);
        await ShareAsync(ana, ben);
        await AgreeAsync(ana, ben);
        Assert.Equal([], street.Eyes.Complaints);

        await LocksAndUnlocksAsync(ana);
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.HearsAsync("Press Shift three times to leave this page.");
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.IsAwayAsync();

        await ben.TabsAndFollowsAsync("Today");
        await ben.StandsAtAsync("Today");
        await ben.TabsToLeaveAsync();
        await ben.Page.Keyboard.PressAsync("Enter");
        await ben.IsAwayAsync();
    }

    private static async Task MeetAsync(Person ana, Person ben)
    {
        var link = await InviteAsync(ana);
        await BeginsToMeetAsync(ben);
        await ben.TabsToFieldAsync("The link you were given");
        await ben.TypesAsync(link);
        await ben.KeysAsync("Enter");
        await ben.SeesAsync("This invitation is from Primrose.");
        await ben.TabsToFieldAsync("Your name here");
        await ben.TypesAsync("Buckthorn");
        await ben.TabsAndPressesAsync("Ask to be let in");

        await ana.HearsAsync("Buckthorn took up your invitation. Look at both screens together.");
        await ben.HearsAsync("You asked Primrose to let you in.");
        Assert.Equal(await ana.WordsAsync(), await ben.WordsAsync());
        await ana.TabsAndPressesAsync("Yes, the same");
        await ana.HearsAsync("says so too, on the other screen");
        await ben.TabsAndPressesAsync("Yes, the same");
        foreach (var person in new[] { ana, ben })
        {
            await person.HearsAsync("Nothing can be shared for a day");
            await person.TabsAndPressesAsync("I do not need the day");
            await person.KeysAsync("Escape");
            await person.TabsAndPressesAsync("I do not need the day");
            await person.KeysAsync("Enter");
        }

        await ana.HearsAsync("You can share now");
        await ben.HearsAsync("You can share now");
    }

    private static async Task<string> InviteAsync(Person ana)
    {
        await BeginsToMeetAsync(ana);
        await ana.TabsToFieldAsync("Your name here");
        await ana.TypesAsync("Primrose");
        await ana.TabsAndPressesAsync("Make an invitation");
        await ana.SeesAsync("Show this to the other person");
        await ana.TabsAndUnfoldsAsync("Show it as a link");
        return await ana.Page.Locator("#app .ticket").InnerTextAsync();
    }

    private static async Task BeginsToMeetAsync(Person person)
    {
        await person.TabsAndFollowsAsync("Meet the other person");
        await person.StandsAtAsync("Meeting");
        await person.TabsAndPressesAsync("Go on");
        await person.StandsAtAsync("Meeting");
    }

    private static async Task TakesAnotherNameAsync(Person ana)
    {
        await ana.TabsAndFollowsAsync("Me");
        await ana.StandsAtAsync("Me");
        await ana.TabsAndFollowsAsync("Settings");
        await ana.StandsAtAsync("Settings");
        await ana.TypesOverAsync("Your name here", "");
        await ana.KeysAsync("Backspace", "Enter");
        await ana.HearsAsync("Please choose a name");
        await ana.TypesAsync("Rose");
        await ana.TabsAndPressesAsync("Keep");
        await ana.HearsAsync("Kept.");
    }

    private static async Task CheckInAsync(Person ana, Person ben)
    {
        foreach (var (person, line) in new[] { (ana, "steadier than the week before"), (ben, "slept well") })
        {
            await person.TabsAndFollowsAsync("Today");
            await person.StandsAtAsync("Today");
            await person.TabsAndFollowsAsync("How is today?");
            await person.StandsAtAsync("How is today?");
            await person.KeysAsync("Tab", "Space", "ArrowDown", "ArrowDown");
            await person.TabsToFieldAsync("One line, if you like");
            await person.TypesAsync(line);
            await person.TabsAndPressesAsync("Keep for me");
            await person.HearsAsync("Kept. Only you can see it.");
        }

        await ana.TabsAndPressesAsync("I am ready to open it together");
        await ana.StandsAtAsync("How is today?");
        await ana.HearsAsync("Your side is sealed.");
        await ben.TabsAndPressesAsync("I am ready to open it together");
        await ben.StandsAtAsync("How is today?");
        await ben.HearsAsync("Today is open for both of you.");
        await ana.HearsAsync("Today is open for both of you.");
        await ana.SeesAsync("slept well");
        await ben.SeesAsync("steadier than the week before");
    }

    private static async Task ShareAsync(Person ana, Person ben)
    {
        foreach (var person in new[] { ana, ben })
        {
            await person.TabsAndFollowsAsync("Together");
            await person.StandsAtAsync("Together");
            await person.TabsAndFollowsAsync("Shared notes");
            await person.StandsAtAsync("Shared notes");
        }

        await ana.TabsToFieldAsync("A note for both of you");
        await ana.TypesAsync("the kettle is on");
        await ana.TabsAndPressesAsync("Share");
        await ana.HearsAsync("Your note stands below.");
        await ben.SeesAsync("the kettle is on");
        await ana.TabsAndPressesAsync("Take it back");
        await ana.KeysAsync("Escape");
        await ana.TabsAndPressesAsync("Take it back");
        await ana.KeysAsync("Enter");
        await ana.StandsAtAsync("Shared notes");
        await ana.HearsAsync("Taken back.");
        await ben.SeesNoMoreAsync("the kettle is on");
    }

    private static async Task AgreeAsync(Person ana, Person ben)
    {
        await ana.TabsAndFollowsAsync("Together");
        await ana.StandsAtAsync("Together");
        await ana.TabsAndFollowsAsync("Agreements");
        await ana.StandsAtAsync("Agreements");
        await ana.TabsAndFollowsAsync("Suggest something");
        await ana.StandsAtAsync("Suggest an agreement");
        await ana.TabsAndPressesAsync("Open");
        await ana.TabsToFieldAsync("What we agree on");
        await ana.TypesAsync(Noon);
        await ana.TabsAndPressesAsync("Send to Buckthorn");
        await ana.HearsAsync("Please write why it helps.");
        await ana.TabsToFieldAsync("Why it helps");
        await ana.TypesAsync("calm evenings");
        await ana.TabsAndPressesAsync("Send to Buckthorn");
        await ana.StandsAtAsync(Noon);
        await ana.HearsAsync("Not in force.");

        await ben.TabsAndFollowsAsync("Today");
        await ben.StandsAtAsync("Today");
        await ben.TabsAndFollowsAsync("A suggestion from Rose");
        await ben.StandsAtAsync(Noon);
        await ben.TabsAndPressesAsync("Yes to these words");
        await ben.HearsAsync("In force. You and Rose have both said yes.");
        await ben.StandsAtAsync(Noon);
        await ana.HearsAsync("In force. You and Buckthorn have both said yes.");

        await ana.TabsAndUnfoldsAsync("Take my yes back");
        await ana.TabsToFieldAsync("A few words for Buckthorn, if you like");
        await ana.TypesAsync("I need a little time");
        await ana.TabsAndPressesAsync("Take it back now");
        await ana.HearsAsync("Not in force.");
        await ana.StandsAtAsync(Noon);
        await ben.HearsAsync("Not in force.");
        await ben.SeesAsync("I need a little time");
    }

    private static async Task LocksAndUnlocksAsync(Person ana)
    {
        await ana.TabsAndFollowsAsync("Me");
        await ana.StandsAtAsync("Me");
        await ana.TabsToButtonAsync("Lock now");
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.IsAskedForThePasswordAsync();
        await ana.StandsInFieldAsync("Password");
        await ana.TypesAsync("not the right one");
        await ana.KeysAsync("Enter");
        await ana.HearsAsync("That did not open.");
        await ana.KeysAsync("Control+a");
        await ana.TypesAsync(Person.Password);
        await ana.KeysAsync("Enter");
        await ana.ArrivesAsync();
        await ana.StandsAtAsync("Today");
    }
}
