namespace Troth.Browser.Tests.Journeys;

/// <summary>Comparing again, long after having met.</summary>
public sealed partial class Person
{
    /// <summary>The four words of the shared record as it is here.</summary>
    public async Task<IReadOnlyList<string>> StateWordsAsync()
    {
        await ComparesAgainAsync();
        return await App.Locator(".words").Nth(1).Locator("li").AllInnerTextsAsync();
    }

    /// <summary>Goes on from what the other has, by their four words.</summary>
    public async Task FollowsWordsAsync(IReadOnlyList<string> words)
    {
        await ComparesAgainAsync();
        await App.Locator("#other-words").FillAsync(string.Join(' ', words));
        await PressesAsync("Start again from what the other has");
        await PressesAsync("Yes, start again");
    }

    private async Task ComparesAgainAsync()
    {
        await GoesToAsync("Together");
        await FollowsAsync("Your connection");
        await App.Locator("summary").GetByText("Compare again").ClickAsync();
        await App.Locator(".words").Nth(1).WaitForAsync();
    }
}
