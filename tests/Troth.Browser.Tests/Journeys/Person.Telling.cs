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
        foreach (var (what, level) in pieces)
        {
            await App.Locator("#what").FillAsync(what);
            await App.Locator("input[name=level]").Nth(level - 1).CheckAsync();
            await PressesAsync("Keep this piece");
            await App.Locator("section.card", new() { HasText = what }).WaitForAsync();
        }

        for (var i = 0; i < 5; i++)
        {
            await App.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Nothing to tell." }).Nth(i).ClickAsync();
            await App.GetByText("Kept", new() { Exact = true }).Nth(i).WaitForAsync();
        }
    }

    /// <summary>Hands the account over.</summary>
    public async Task HandsItOverAsync()
    {
        await PressesAsync("Hand it over");
        await App.Locator(".card button", new() { HasText = "Hand it over" }).ClickAsync();
    }
}
