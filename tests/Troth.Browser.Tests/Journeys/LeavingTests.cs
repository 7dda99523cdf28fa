namespace Troth.Browser.Tests.Journeys;

/// <summary>Leaving at once, from wherever one is (R46).</summary>
public sealed class LeavingTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Page = "what nobody else may read";

    [Fact]
    public async Task A_tap_leaves_and_back_does_not_return()
    {
        await using var street = new Street(browser, server);
        var ana = await WriterAsync(street, "clover");
        await ana.LeavesAsync();
        await ana.IsAwayAsync();
        for (var back = 0; back < 3; back++)
        {
            await ana.GoesBackAsync();
            await ana.IsAwayAsync();
            await ana.DoesNotSeeAsync(Page);
        }

        await ana.OpensAsync("journal");
        await ana.IsAskedForThePasswordAsync();
        await ana.DoesNotSeeAsync(Page);
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Three_times_Shift_leaves_and_two_times_do_not()
    {
        await using var street = new Street(browser, server);
        var ana = await WriterAsync(street, "yarrow");
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.SeesAsync("Press Shift three times to leave this page.");
        await ana.Page.Keyboard.PressAsync("a");
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.SeesAsync(Page);
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.Page.Keyboard.PressAsync("Shift");
        await ana.IsAwayAsync();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_leaves_and_every_tab_goes_with_it()
    {
        await using var street = new Street(browser, server);
        var ana = await WriterAsync(street, "bryony");
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAsync("");
        await other.UnlocksAsync();

        await other.Page.Keyboard.PressAsync("Tab");
        await other.GoesToTheFirstStopAsync();
        Assert.True(await other.SeesTheFocusAsync());
        await other.SeesAsync("Leave this page");
        await other.Page.Keyboard.PressAsync("Enter");
        await other.IsAwayAsync();
        await ana.IsAwayAsync();
        await ana.DoesNotSeeAsync(Page);
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task The_screen_is_covered_and_the_keys_are_gone_before_the_next_page_comes()
    {
        await using var street = new Street(browser, server);
        var ana = await WriterAsync(street, "sedge", keeps: false);
        var answer = new TaskCompletionSource();
        await ana.Page.RouteAsync("**/leave.html", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        Assert.Single(ana.Page.Workers);

        Assert.True(await ana.IsCoveredOnceLeavingAsync());
        await ana.HasNoVaultAsync();
        answer.SetResult();
        await ana.IsAwayAsync();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Without_a_network_the_neutral_page_comes_all_the_same()
    {
        await using var street = new Street(browser, server);
        var ana = await WriterAsync(street, "campion");
        await ana.LosesTheNetworkAsync();
        await ana.LeavesAsync();
        await ana.IsAwayAsync();
        await ana.DoesNotSeeAsync(Page);
        await ana.GoesBackAsync();
        await ana.IsAwayAsync();
        await ana.DoesNotSeeAsync(Page);
    }

    [Fact]
    public async Task Where_the_browser_keeps_no_files_the_words_are_gone_without_a_network_too()
    {
        await using var street = new Street(browser, server);
        var ana = await WriterAsync(street, "burnet", keeps: false);
        await ana.Page.Context.SetOfflineAsync(true);
        await ana.PressesLeaveAsync();
        await ana.SeesNothingOfTheAppAsync();
        await ana.DoesNotSeeAsync(Page);
        await ana.HasNoVaultAsync();
    }

    private static async Task<Person> WriterAsync(Street street, string handle, bool keeps = true)
    {
        var person = await street.NeighbourAsync(handle, keeps: keeps);
        await person.OpensPrivatePagesAsync();
        await person.WritesAsync(Page);
        return person;
    }
}
