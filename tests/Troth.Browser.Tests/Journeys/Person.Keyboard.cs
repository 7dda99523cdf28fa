using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>The same by keyboard alone. The focus may never be lost: every step ends with something that has it.</summary>
public sealed partial class Person
{
    private const int MostStops = 60;

    /// <summary>Goes to a field with Tab.</summary>
    public Task TabsToFieldAsync(string label) => TabsToAsync(Page.GetByLabel(label, new() { Exact = true }));

    /// <summary>Goes to a button with Tab and presses it.</summary>
    public async Task TabsAndPressesAsync(string button, string key = "Enter")
    {
        await TabsToAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
        await KeysAsync(key);
    }

    /// <summary>Goes to a link with Tab and follows it.</summary>
    public async Task TabsAndFollowsAsync(string link)
    {
        await TabsToAsync(Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{Regex.Escape(link)}(\\W|$)") }));
        await KeysAsync("Enter");
    }

    /// <summary>Presses keys one after the other; each leaves the focus somewhere.</summary>
    public async Task KeysAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
            await Page.Locator(":focus").WaitForAsync();
        }
    }

    /// <summary>Types where the focus is.</summary>
    public Task TypesAsync(string text) => Page.Keyboard.InsertTextAsync(text);

    /// <summary>Waits until the focus is at a title, of the page or of a part of it.</summary>
    public Task StandsAtAsync(string title) => Page.Locator("h1:focus, h2:focus", new() { HasTextRegex = new($"^{Regex.Escape(title)}$") }).WaitForAsync();

    /// <summary>Waits until the focus is in a field.</summary>
    public Task StandsInFieldAsync(string label) => Page.GetByLabel(label).And(Page.Locator(":focus")).WaitForAsync();

    private async Task TabsToAsync(ILocator target)
    {
        await target.First.WaitForAsync();
        await Page.Locator(":focus").WaitForAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync("Tab"); // past the end it leaves the page, and comes back at its beginning
            if (await target.EvaluateAllAsync<bool>("targets => targets.includes(document.activeElement)"))
            {
                return;
            }
        }

        Assert.Fail($"{Name} cannot reach {target} with Tab.");
    }
}
