using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What must be there at once: before .NET, without it, and without any script.</summary>
public sealed class ShellTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Without_dotnet_the_shell_answers()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("maple", keeps: false);
        await ana.Page.Context.RouteAsync("**/_framework/**", route => route.AbortAsync());

        await ana.OpensAsync("");
        await ana.ReadsTitleAsync("A private place to rebuild trust");
        await ana.OpensCalmAsync();
        await ana.PressesAsync("Start");
        await ana.SeesAsync("Breathe in");
        await ana.PressesAsync("Stop");
        await ana.PressesAsync("Next");
        await ana.SeesAsync("4 things you can touch.");
        await ana.OpensHelpLinesAsync();
        await ana.ChoosesACountryAsync("United Kingdom");
        await ana.SeesAsync("Samaritans");

        await ana.OpensAsync("begin");
        await ana.PressesAsync("I understand");
        await ana.PressesAsync("Go on");
        await ana.PressesAsync("Go on");
        await ana.SeesAsync("Use 3 to 32 small letters");
        await ana.OpensAsync("unlock");
        await ana.TriesToUnlockAsync(Person.Password);
        await ana.SeesAsync("Use 3 to 32 small letters");
        await ana.LeavesAsync();
        await ana.IsAwayAsync();
        Assert.All(street.Eyes.Complaints, complaint => Assert.Contains("/_framework/", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dotnet_starts_however_late_its_first_script_comes()
    {
        await using var street = new Street(browser, server);
        var page = (await street.PersonAsync("yarrow")).Page;
        var shellIsThere = new TaskCompletionSource();
        await page.RouteAsync("**/blazor.webassembly.js", async route =>
        {
            await shellIsThere.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(server.Address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("html.js").WaitForAsync();
        await page.EvaluateAsync("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))))");
        shellIsThere.SetResult();
        await page.WaitForFunctionAsync("() => globalThis.getDotnetRuntime?.(0)", null, new() { Timeout = 60_000 });
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Without_any_script_the_words_that_help_are_there()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("poplar", scripts: false);
        await ana.OpensAsync("");
        await ana.SeesAsync("Troth is for two people");
        await ana.SeesAsync("Begin and Unlock need JavaScript");
        await ana.SeesAsync("5 things you can see.");
        await ana.SeesAsync("1 thing you can taste.");
        await ana.SeesAsync("Europe, India, and most mobile phones");
        await ana.SeesAsync("findahelpline.com");
        await ana.LeavesAsync();
        await ana.IsAwayAsync();
        Assert.All(street.Eyes.Complaints, complaint => Assert.EndsWith(".js", complaint, StringComparison.Ordinal)); // the scripts that this browser refuses
    }

    [Fact]
    public async Task Calm_and_help_lines_have_addresses_of_their_own()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("sorrel");
        await ana.OpensAsync("calm");
        await ana.ReadsTitleAsync("Calm");
        await ana.OpensAsync("help-lines");
        await ana.ReadsTitleAsync("Help lines");
        await ana.PressesAsync("Close");
        await ana.ReadsTitleAsync("A private place to rebuild trust");
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Calm_lies_over_the_app_and_leads_back_to_the_same_page()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("willow");
        await ana.OpensPrivatePagesAsync();
        await ana.TypesAPageAsync("half a thought");

        await ana.OpensCalmAsync();
        await ana.PressesAsync("Close");
        await ana.StandsAtTitleAsync("Private pages");
        Assert.Equal("half a thought", await ana.TypedPageAsync());
        await ana.OpensHelpLinesAsync();
        await ana.Page.GoBackAsync();
        await ana.StandsAtTitleAsync("Private pages");
        Assert.Equal("half a thought", await ana.TypedPageAsync());

        await ana.GoesToAsync("Me");
        await ana.FollowsAsync("Breathing and grounding");
        await ana.ReadsTitleAsync("Calm");
        await ana.PressesAsync("Close");
        await ana.StandsAtTitleAsync("Me");
        Assert.Equal([], street.Eyes.Complaints);
    }
}
