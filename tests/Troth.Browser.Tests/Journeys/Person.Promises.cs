namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do with promises, and with what they noticed.</summary>
public sealed partial class Person
{
    /// <summary>Opens the list of promises.</summary>
    public async Task OpensPromisesAsync()
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/commitments']").ClickAsync();
        await ReadsTitleAsync("Promises");
    }

    /// <summary>Opens a promise by its words.</summary>
    public async Task OpensPromiseAsync(string text)
    {
        await OpensPromisesAsync();
        await App.Locator("a.card", new() { HasText = text }).First.ClickAsync();
        await ReadsTitleAsync(text);
    }

    /// <summary>Opens the form for a promise and writes it, without giving it.</summary>
    public async Task WritesAPromiseAsync(string text)
    {
        await OpensPromisesAsync();
        await FollowsAsync("Make a promise");
        await ReadsTitleAsync("Make a promise");
        await PressesAsync("Open");
        await App.Locator("#text").FillAsync(text);
    }

    /// <summary>Chooses how often it comes round, and sees what that brings.</summary>
    public async Task ChoosesThePaceAsync(string pace, string brings)
    {
        await App.Locator("label.choice", new() { HasText = pace }).ClickAsync();
        await App.GetByText(brings, new() { Exact = true }).First.WaitForAsync();
    }

    /// <summary>Says that a day was not kept, with a few words.</summary>
    public async Task SaysNotKeptAsync(string words)
    {
        await PressesAsync("I did not keep it");
        await App.Locator("textarea[name^=words]").FillAsync(words);
        await PressesAsync("Say that it was not kept");
        await SeesAsync("You did not keep it, and said so.");
    }

    /// <summary>Keeps that both have talked, with what they take from it.</summary>
    public async Task HasTalkedAsync(string lesson)
    {
        await UnfoldsAsync("We have talked about it");
        await App.Locator("textarea[name^=lesson]").FillAsync(lesson);
        await PressesAsync("Save that we talked");
    }

    /// <summary>Tells the other something that was noticed.</summary>
    public async Task NoticesAsync(string text, string other)
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/noticed']").ClickAsync();
        await ReadsTitleAsync("I noticed");
        await App.Locator("#text").FillAsync(text);
        await PressesAsync($"Tell {other}");
        await App.Locator("article", new() { HasText = text }).WaitForAsync();
    }
}
