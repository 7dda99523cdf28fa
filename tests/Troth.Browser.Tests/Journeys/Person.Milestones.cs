namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do with milestones.</summary>
public sealed partial class Person
{
    /// <summary>Writes into the one field of the page, presses a button, and says yes once more.</summary>
    public async Task WritesAndSendsAsync(string words, string button, string yes)
    {
        await App.Locator("#text").FillAsync(words);
        await DecidesAsync(button, yes);
        await App.Locator("article", new() { HasText = words }).First.WaitForAsync();
    }
}
