using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Asking, answering, and telling without being asked.</summary>
public sealed partial class Person
{
    // The page's clock alone: the vault's worker keeps its own.
    private const string ADayBehind = "{ const now = Date.now.bind(Date); Date.now = () => now() - 25 * 3600 * 1000; }";

    // In the form of the two fields: day, T, hour and minute.
    private const string HereNow = "() => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString()";

    /// <summary>The same person a day ago, in one more tab of the same browser.</summary>
    public async Task<Person> YesterdayAsync()
    {
        var before = await OpensAnotherTabAsync();
        await before.Page.AddInitScriptAsync(ADayBehind);
        await before.OpensAsync("");
        await before.UnlocksAsync();
        return before;
    }

    /// <summary>Opens the questions.</summary>
    public async Task OpensQuestionsAsync()
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/questions']").ClickAsync();
        await ReadsTitleAsync("Questions");
    }

    /// <summary>Opens what only the asker knows of.</summary>
    public async Task OpensHeldQuestionsAsync()
    {
        await OpensQuestionsAsync();
        await FollowsAsync("Write a question");
        await ReadsTitleAsync("Write questions");
        await PressesAsync("Open");
    }

    /// <summary>Writes a question that rests.</summary>
    public async Task WondersAsync(string question, string need)
    {
        await OpensHeldQuestionsAsync();
        await App.Locator("#text").FillAsync(question);
        await App.Locator("#need").FillAsync(need);
        await PressesAsync("Keep it for now");
        await SeesAsync("Kept. Only you can see it. You can send it after a day.");
    }

    /// <summary>Opens a question from the list.</summary>
    public async Task OpensQuestionAsync(string question)
    {
        await OpensQuestionsAsync();
        var card = App.Locator("a.card", new() { HasText = question }).First;
        await card.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (!await card.IsVisibleAsync())
        {
            await UnfoldsAsync("Earlier ones");
        }

        await card.ClickAsync();
        await App.Locator("article", new() { HasText = question }).First.WaitForAsync();
    }

    /// <summary>Chooses one of the four ways to answer, and says it.</summary>
    public async Task SaysAsync(string reply, string words, string other)
    {
        await App.GetByText(reply, new() { Exact = true }).ClickAsync();
        await App.Locator("#words").FillAsync(words);
        await PressesAsync($"Send to {other}");
        await SeesAsync($"Sent. {other} can read it now.");
    }

    /// <summary>Opens the small notes.</summary>
    public async Task OpensOpennessAsync()
    {
        await GoesToAsync("Me");
        await App.Locator("a[href='/openness']").ClickAsync();
        await ReadsTitleAsync("Openness");
        await PressesAsync("Open");
    }

    /// <summary>Opens what both told each other.</summary>
    public async Task OpensWhatWasToldAsync()
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/openness/told']").ClickAsync();
        await ReadsTitleAsync("What was told");
    }

    /// <summary>Tells the other what happened, without being asked.</summary>
    public async Task TellsAsync(string matter, string what, string next, string other)
    {
        await OpensWhatWasToldAsync();
        await FollowsAsync("Tell now");
        await ReadsTitleAsync("Tell now");
        await PressesAsync("Open");
        await App.GetByText(matter, new() { Exact = true }).ClickAsync();
        await App.Locator("#what").FillAsync(what);
        var now = await Page.EvaluateAsync<string>(HereNow);
        await App.Locator("#day").FillAsync(now[..10]);
        await App.Locator("#time").FillAsync(now[11..16]);
        await App.Locator("#next").FillAsync(next);
        await DecidesAsync($"Send to {other}", "Yes, send it");
        await ReadsTitleAsync("What was told");
    }

    /// <summary>Opens a part that is folded away.</summary>
    public Task UnfoldsAsync(string summary) => App.Locator("summary", new() { HasText = summary }).First.ClickAsync();

    /// <summary>The text of the whole app as it is shown.</summary>
    public Task<string> ShownAsync() => App.InnerTextAsync();
}
