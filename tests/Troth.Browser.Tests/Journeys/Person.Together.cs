using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do in the app, alone and with each other.</summary>
public sealed partial class Person
{
    /// <summary>Makes an invitation; the link to hand over.</summary>
    public async Task<string> InvitesAsync()
    {
        await GoesToAsync("Today");
        await FollowsAsync("Meet the other person");
        await PressesAsync("Go on");
        await App.Locator("#my-name").FillAsync(Name);
        await PressesAsync("Make an invitation");
        await App.GetByText("Show it as a link").ClickAsync();
        return await App.Locator(".ticket").InnerTextAsync();
    }

    /// <summary>Puts the link of an invitation into the field for it.</summary>
    public async Task PastesAsync(string link)
    {
        await GoesToAsync("Today");
        await FollowsAsync("Meet the other person");
        await PressesAsync("Go on");
        await App.Locator("#ticket").FillAsync(link);
        await PressesAsync("Open it");
    }

    /// <summary>Takes up an invitation by its link.</summary>
    /// <param name="waits">Whether the words to compare are to come.</param>
    public async Task TakesUpAsync(string link, bool waits = true)
    {
        await PastesAsync(link);
        await App.Locator("#join-name").FillAsync(Name);
        await PressesAsync("Ask to be let in");
        if (waits)
        {
            await SeesAsync("Look at both screens together");
        }
    }

    /// <summary>Takes a decision that is asked about once more.</summary>
    public async Task DecidesAsync(string button, string yes)
    {
        await PressesAsync(button);
        await PressesAsync(yes);
    }

    /// <summary>Asks to be let in, with the invitation that opened the app.</summary>
    public async Task ClaimsAsync()
    {
        if (!Page.Url.EndsWith("/meet", StringComparison.Ordinal))
        {
            await FollowsAsync("Meet the other person");
        }

        await PressesAsync("Go on");
        await App.Locator("#join-name").FillAsync(Name);
        await PressesAsync("Ask to be let in");
        await SeesAsync("Look at both screens together");
    }

    /// <summary>The words to compare.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync()
    {
        await App.Locator(".words").First.WaitForAsync();
        return await App.Locator(".words").First.Locator("li").AllInnerTextsAsync();
    }

    /// <summary>Says that the day of quiet is not needed.</summary>
    public async Task WaivesTheDayAsync()
    {
        await PressesAsync("I do not need the day");
        await PressesAsync("Yes, I do not need it");
    }

    /// <summary>Opens how today is.</summary>
    public async Task OpensTheCheckInAsync()
    {
        await GoesToAsync("Today");
        await App.Locator("a[href='/check-in']").First.ClickAsync();
    }

    /// <summary>Types the line of a check-in without keeping it.</summary>
    public Task TypesALineAsync(string line) => App.GetByLabel("One line, if you like").FillAsync(line);

    /// <summary>What stands in the field for the line.</summary>
    public Task<string> TypedLineAsync() => App.GetByLabel("One line, if you like").InputValueAsync();

    /// <summary>Writes how today is and keeps it.</summary>
    public async Task ChecksInAsync(string safe, string line)
    {
        await OpensTheCheckInAsync();
        await Page.GetByText(safe, new() { Exact = true }).ClickAsync();
        await TypesALineAsync(line);
        await PressesAsync("Keep for me");
        await SeesAsync("Kept. Only you can see it.");
    }

    /// <summary>Says that today may be opened together.</summary>
    public Task IsReadyAsync() => PressesAsync("I am ready to open it together");

    /// <summary>Opens the private pages.</summary>
    public async Task OpensPrivatePagesAsync()
    {
        await GoesToAsync("Me");
        await FollowsAsync("Open my private pages");
        await PressesAsync("Open");
    }

    /// <summary>Types a private page without keeping it.</summary>
    public Task TypesAPageAsync(string text) => App.GetByLabel("A new page").FillAsync(text);

    /// <summary>What stands in the field for a new page.</summary>
    public Task<string> TypedPageAsync() => App.GetByLabel("A new page").InputValueAsync();

    /// <summary>Writes a private page.</summary>
    public async Task WritesAsync(string text)
    {
        await TypesAPageAsync(text);
        await PressesAsync("Keep");
        await SeesAsync("Kept. Only you can see it.");
    }

    /// <summary>What stands in the field for a note.</summary>
    public Task<string> TypedNoteAsync() => App.GetByLabel("A note for both of you").InputValueAsync();

    /// <summary>Takes another name.</summary>
    public async Task CallsThemselfAsync(string name)
    {
        await GoesToAsync("Me");
        await FollowsAsync("Settings");
        await App.Locator("#name").FillAsync(name);
        await PressesAsync("Keep");
        await SeesAsync("Kept.");
    }

    /// <summary>Everything that the app says at the top of a page without having been asked.</summary>
    public Task<IReadOnlyList<string>> NoticesAsync() => App.Locator(".notice:not(:empty):has(~ h1)").AllInnerTextsAsync();

    /// <summary>Tries to share a note.</summary>
    public async Task TriesToShareAsync(string note)
    {
        await App.GetByLabel("A note for both of you").FillAsync(note);
        await PressesAsync("Share");
    }

    /// <summary>Shares a note.</summary>
    public async Task SharesAsync(string note)
    {
        await TriesToShareAsync(note);
        await App.Locator("article", new() { HasText = note }).WaitForAsync();
    }

    /// <summary>Takes a note back, and sees it gone.</summary>
    public async Task TakesBackAsync(string note)
    {
        var shown = App.Locator("article", new() { HasText = note });
        await shown.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await PressesAsync("Yes, take it back");
        await shown.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
