namespace Troth.Browser.Tests.Journeys;

/// <summary>What people do with goals, and in the weekly talk.</summary>
public sealed partial class Person
{
    /// <summary>Opens a page from the place for two.</summary>
    public async Task OpensFromTogetherAsync(string path, string title)
    {
        await GoesToAsync("Together");
        await App.Locator($"a[href='{path}']").ClickAsync();
        await ReadsTitleAsync(title);
    }

    /// <summary>Opens the form for a goal and writes it, without setting it.</summary>
    public async Task WritesAGoalAsync(string text, string sign, string steps)
    {
        await OpensFromTogetherAsync("/goals", "Goals");
        await FollowsAsync("Set a goal");
        await ReadsTitleAsync("Set a goal");
        await PressesAsync("Open");
        await App.Locator("#text").FillAsync(text);
        await App.Locator("#sign").FillAsync(sign);
        await App.Locator("#steps").FillAsync(steps);
    }

    /// <summary>Ticks a step.</summary>
    public async Task TicksAsync(string step)
    {
        await App.Locator("label.choice", new() { HasText = step }).ClickAsync();
        await SeesTickedAsync(step);
    }

    /// <summary>Sees that a step is ticked, or waits until it is.</summary>
    public Task SeesTickedAsync(string step) => App.Locator("label.choice:has(input:checked)", new() { HasText = step }).WaitForAsync();

    /// <summary>Adds something to the agenda of the weekly talk.</summary>
    public async Task AddsAPointAsync(string text)
    {
        await App.Locator("#point").FillAsync(text);
        await DecidesAsync("Add it", "Yes, add it");
        await App.Locator("article", new() { HasText = text }).WaitForAsync();
    }
}
