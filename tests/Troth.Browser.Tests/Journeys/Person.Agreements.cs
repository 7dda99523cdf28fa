using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do with agreements.</summary>
public sealed partial class Person
{
    /// <summary>Opens the list of agreements.</summary>
    public async Task OpensAgreementsAsync()
    {
        await GoesToAsync("Together");
        await App.Locator("a[href='/agreements']").ClickAsync();
        await ReadsTitleAsync("Agreements");
    }

    /// <summary>Opens the agreement that the list shows with this title.</summary>
    public async Task OpensAgreementAsync(string title)
    {
        await OpensAgreementsAsync();
        await App.Locator("a.card", new() { HasText = title }).First.ClickAsync();
        await App.GetByText("How it came about", new() { Exact = true }).WaitForAsync();
    }

    /// <summary>Where the list leads to.</summary>
    public async Task<IReadOnlyList<string>> AgreementsThereAsync() =>
        [.. (await App.Locator("a.card").EvaluateAllAsync<string[]>("cards => cards.map((card) => card.getAttribute('href'))")).Distinct()];

    /// <summary>Opens an agreement of the list by where it leads to.</summary>
    public async Task OpensTheAgreementAtAsync(string address)
    {
        await App.Locator($"a.card[href='{address}']").First.ClickAsync();
        await App.GetByText("How it came about", new() { Exact = true }).WaitForAsync();
    }

    /// <summary>Unfolds everything on the page that is folded away.</summary>
    public async Task UnfoldsEverythingAsync()
    {
        while (await App.Locator("details:not([open]) > summary").CountAsync() > 0)
        {
            await App.Locator("details:not([open]) > summary").First.ClickAsync();
        }
    }

    /// <summary>Opens the form for a new agreement.</summary>
    public async Task BeginsAnAgreementAsync()
    {
        await OpensAgreementsAsync();
        await FollowsAsync("Suggest something");
        await ReadsTitleAsync("Suggest an agreement");
        await PressesAsync("Open");
    }

    /// <summary>Writes the words of a form that is open, and sees them in what both will read.</summary>
    public async Task WritesTermsAsync(string text, string? purpose = null)
    {
        await App.Locator("#text").FillAsync(text);
        if (purpose is not null)
        {
            await App.Locator("#purpose").FillAsync(purpose);
        }

        await App.Locator("section.card", new() { HasText = text }).WaitForAsync();
    }

    /// <summary>Suggests an agreement to the other.</summary>
    public async Task SuggestsAsync(string text, string purpose, string other)
    {
        await BeginsAnAgreementAsync();
        await WritesTermsAsync(text, purpose);
        await PressesAsync($"Send to {other}");
        await SeesAsync("You suggested it.");
    }

    /// <summary>Writes other words for what is open on the page, without sending them.</summary>
    public async Task RewordsAsync(string link, string text)
    {
        await FollowsAsync(link);
        await ReadsTitleAsync("Suggest other words");
        await PressesAsync("Open");
        await WritesTermsAsync(text);
    }

    /// <summary>Says yes to the words that wait in a card with this text.</summary>
    public Task SaysYesAsync(string text) =>
        App.Locator("section.card", new() { HasText = text }).GetByRole(AriaRole.Button, new() { Name = "Yes to these words" }).ClickAsync();

    /// <summary>Takes the yes to what is in force back.</summary>
    public async Task TakesTheYesBackAsync(string words)
    {
        await App.Locator("summary", new() { HasText = "Take my yes back" }).ClickAsync();
        await App.Locator("#words").FillAsync(words);
        await PressesAsync("Take it back now");
    }
}
