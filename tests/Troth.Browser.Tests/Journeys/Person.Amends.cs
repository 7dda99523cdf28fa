namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do to be heard, and to make amends.</summary>
public sealed partial class Person
{
    /// <summary>Opens a page that is closed at first, under Together.</summary>
    /// <param name="route">Where the list is that leads to it.</param>
    public async Task OpensClosedAsync(string route, string link, string title)
    {
        await OpensTogetherAsync(route);
        await FollowsAsync(link);
        await ReadsTitleAsync(title);
        await PressesAsync("Open");
    }

    /// <summary>Opens a list under Together.</summary>
    public async Task OpensTogetherAsync(string route)
    {
        await GoesToAsync("Together");
        await ReadsTitleAsync("Together");
        await App.Locator($"a[href='{route}']").ClickAsync();
        await App.Locator("details", new() { HasText = "How this works" }).WaitForAsync();
    }

    /// <summary>Writes into a field by its name.</summary>
    public Task FillsAsync(string name, string words) => App.Locator($"[name='{name}']").FillAsync(words);

    /// <summary>Chooses one of a few, of several such choices on the page.</summary>
    public Task ChoosesAsync(string name, string label) => App.Locator("label.choice", new() { Has = Page.Locator($"input[name='{name}']") }).GetByText(label, new() { Exact = true }).ClickAsync();

    /// <summary>Sends what stands on a form, after the second question.</summary>
    public async Task SendsAsync(string other)
    {
        await PressesAsync($"Send it to {other}");
        await PressesAsync("Yes, send it");
    }
}
