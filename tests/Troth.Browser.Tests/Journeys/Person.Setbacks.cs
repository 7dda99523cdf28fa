namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do after a setback.</summary>
public sealed partial class Person
{
    /// <summary>Names a setback and sends it to the other.</summary>
    public async Task NamesASetbackAsync(string text, string other)
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/setbacks']").ClickAsync();
        await ReadsTitleAsync("Setbacks");
        await FollowsAsync("Write down a setback");
        await ReadsTitleAsync("Write down a setback");
        await PressesAsync("Open");
        await App.Locator("#text").FillAsync(text);
        await App.Locator("input[name=around]").First.CheckAsync();
        await PressesAsync($"Send to {other}");
        await ReadsTitleAsync(text);
    }

    /// <summary>Writes under a step of the setback that is open on the page.</summary>
    public async Task WritesUnderAsync(string step, string words, string other)
    {
        var section = App.Locator("section", new() { Has = Page.Locator("h2", new() { HasText = step }) });
        if (!await section.Locator("textarea").IsVisibleAsync())
        {
            await section.Locator("summary").Last.ClickAsync();
        }

        await section.Locator("textarea").FillAsync(words);
        await section.GetByText($"Share with {other}").ClickAsync();
        await section.Locator("blockquote", new() { HasText = words }).WaitForAsync();
    }
}
