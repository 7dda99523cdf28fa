namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do with milestones.</summary>
public sealed partial class Person
{
    /// <summary>Writes into the one field of the page, and presses a button.</summary>
    public async Task WritesAndSendsAsync(string words, string button)
    {
        await App.Locator("#text").FillAsync(words);
        await PressesAsync(button);
        await App.Locator("article", new() { HasText = words }).First.WaitForAsync();
    }
}
