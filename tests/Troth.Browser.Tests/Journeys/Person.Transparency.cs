using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do with the transparency plan.</summary>
public sealed partial class Person
{
    /// <summary>Opens the plan.</summary>
    public async Task OpensThePlanAsync()
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/transparency']").ClickAsync();
        await ReadsTitleAsync("Transparency plan");
    }

    /// <summary>Opens an item that the plan shows.</summary>
    public async Task OpensInThePlanAsync(string what)
    {
        await OpensThePlanAsync();
        await App.Locator("a.card", new() { HasText = what }).First.ClickAsync();
        await ReadsTitleAsync(what);
    }

    /// <summary>Opens the form for a new item.</summary>
    public async Task BeginsAnItemAsync()
    {
        await OpensThePlanAsync();
        await FollowsAsync("Offer or ask for something");
        await ReadsTitleAsync("Offer or ask");
        await PressesAsync("Open");
    }

    /// <summary>Writes the words of an item.</summary>
    public async Task WritesAnItemAsync(string what, string purpose)
    {
        await App.Locator("#what").FillAsync(what);
        await App.Locator("#purpose").FillAsync(purpose);
    }

    /// <summary>Says yes to the words that wait on the page.</summary>
    public Task SaysYesToThePlanAsync() => App.GetByRole(AriaRole.Button, new() { Name = "Yes to these words", Exact = true }).ClickAsync();
}
