namespace Troth.Browser.Tests.Journeys;

/// <summary>Everything can be done by keyboard, and the focus is never lost.</summary>
public sealed class KeyboardTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_account_and_a_private_page_are_made_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("ginger");
        await ana.BeginsByKeyboardAsync();

        await ana.TabsAndFollowsAsync("Me");
        await ana.StandsAtAsync("Me");
        await ana.TabsAndFollowsAsync("Open my private pages");
        await ana.StandsAtAsync("Private pages");
        await ana.TabsAndPressesAsync("Open");
        await ana.StandsOnAsync("Close");
        await ana.TabsAndPressesAsync("Keep");
        await ana.StandsInFieldAsync("A new page"); // nothing was written yet
        await ana.TypesAsync("written without a mouse");
        await ana.TabsAndPressesAsync("Keep");
        await ana.SeesAsync("Kept. Only you can see it.");
        await ana.TabsAndPressesAsync("Change", "Space");
        await ana.StandsInFieldAsync("Change this page");
        await ana.TabsAndPressesAsync("Leave it as it was");
        await ana.StandsAtAsync("Private pages");
        await ana.TabsAndPressesAsync("Share a copy");
        await ana.KeysAsync("Enter");
        await ana.SeesAsync("There is nobody to share with yet.");
        await ana.TabsAndPressesAsync("Erase");
        await ana.KeysAsync("Tab", "Shift+Tab");
        await ana.TabsAndPressesAsync("No, leave it");
        await ana.KeysAsync("Enter", "Enter");
        await ana.SeesAsync("Erased, with all its versions.");
        await ana.StandsAtAsync("Private pages");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Meeting_and_checking_in_are_done_by_keyboard()
    {
        await using var street = new Street(browser, server);
        var ben = await street.NeighbourAsync("laurel");
        var ana = await street.NeighbourAsync("acacia");
        var link = await ben.InvitesAsync();

        await ana.TabsAndFollowsAsync("Meet the other person");
        await ana.StandsAtAsync("Meeting");
        await ana.TabsAndPressesAsync("Go on");
        await ana.StandsAtAsync("Meeting");
        await ana.TabsToFieldAsync("The link you were given");
        await ana.TypesAsync(link);
        await ana.KeysAsync("Enter");
        await ana.SeesAsync("This invitation is from Laurel.");
        await ana.TabsToFieldAsync("Your name here");
        await ana.TypesAsync("Acacia");
        await ana.TabsAndPressesAsync("Ask to be let in");
        await ana.SeesAsync("Look at both screens together");
        await ana.TabsAndPressesAsync("Yes, the same");
        await ana.SeesAsync("Now Laurel says so too");
        await ben.PressesAsync("Yes, the same");
        await ana.SeesAsync("Nothing can be shared for a day");
        await ana.TabsAndPressesAsync("I do not need the day");
        await ana.KeysAsync("Enter");
        await ana.SeesAsync("It ends early if Laurel says so too");
        await ben.WaivesTheDayAsync();
        await ana.SeesAsync("You can share now");

        await ana.TabsAndFollowsAsync("Today");
        await ana.StandsAtAsync("Today");
        await ana.TabsAndFollowsAsync("How is today?");
        await ana.StandsAtAsync("How is today?");
        await CheckInAsync(ana);
        Assert.Equal([], street.Eyes.Complaints);
    }

    private static async Task CheckInAsync(Person ana)
    {
        await ana.KeysAsync("Tab", "Space", "ArrowDown", "ArrowDown");
        await ana.TabsToFieldAsync("One line, if you like");
        await ana.TypesAsync("typed, not clicked");
        await ana.TabsAndPressesAsync("Keep for me");
        await ana.SeesAsync("Kept. Only you can see it.");
        await ana.TabsAndPressesAsync("I am ready to open it together");
        await ana.StandsAtAsync("How is today?");
        await ana.SeesAsync("Your side is sealed");
    }
}
