namespace Troth.Browser.Tests.Journeys;

/// <summary>Telling a whole account.</summary>
public sealed partial class Person
{
    /// <summary>Opens the place of disclosures.</summary>
    public async Task OpensDisclosureAsync()
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/disclosure']").ClickAsync();
        await ReadsTitleAsync("Tell it once, whole");
    }

    /// <summary>Writes an account of pieces, each with its level, and answers what is always offered.</summary>
    public async Task WritesAnAccountAsync(params (string What, int Level)[] pieces)
    {
        await OpensDisclosureAsync();
        await FollowsAsync("Write an account");
        await ReadsTitleAsync("Your account");
        await PressesAsync("Open");
        foreach (var (what, level) in pieces)
        {
            if (pieces[0].What != what)
            {
                await PressesAsync("Write another piece");
            }

            await App.Locator("#what").FillAsync(what);
            await App.Locator("input[name=level]").Nth(level - 1).CheckAsync();
            await PressesAsync("Keep this piece");
            await App.Locator("summary", new() { HasText = what }).WaitForAsync();
        }

        for (var left = 4; left >= 0; left--)
        {
            await App.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Nothing to tell." }).ClickAsync();
            await SeesAsync($"{left} of 5 are left.");
        }
    }

    /// <summary>Hands the account over.</summary>
    public async Task HandsItOverAsync()
    {
        await PressesAsync("Hand it over");
        await App.Locator(".card button", new() { HasText = "Hand it over" }).ClickAsync();
    }

    /// <summary>Looks at what should be there, and says to be ready.</summary>
    public async Task SaysToBeReadyAsync(bool together = false)
    {
        await FollowsAsync("Get ready");
        await ReadsTitleAsync("Am I ready?");
        await App.Locator("input[name=mode]").Nth(together ? 1 : 0).CheckAsync();
        await PressesAsync("I am ready");
    }

    /// <summary>Names a time today for a session.</summary>
    public async Task NamesATimeTodayAsync(string with)
    {
        await FollowsAsync("Name a time");
        await ReadsTitleAsync("A time for it");
        await App.Locator("#day").FillAsync(await TodayAsync());
        await App.Locator("#with").FillAsync(with);
    }

    /// <summary>The day it is for this browser.</summary>
    public Task<string> TodayAsync() => Page.EvaluateAsync<string>("() => new Intl.DateTimeFormat('en-CA').format(new Date())");
}
