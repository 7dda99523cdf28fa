using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>The same by keyboard alone. The focus may never be lost: every step ends with something that has it.</summary>
public sealed partial class Person
{
    private const int MostStops = 60;

    /// <summary>Makes an account, from the start page on; with a slip of the fingers and a look at what is typed.</summary>
    public async Task BeginsByKeyboardAsync()
    {
        await OpensAsync("");
        await KeysAsync("Tab");
        await TabsAndFollowsAsync("Begin");
        await StandsAtAsync("Who runs this server");
        await TabsAndPressesAsync("I understand");
        await StandsAtAsync("A private moment");
        await TabsAndPressesAsync("Go on");
        await StandsAtAsync("A name to sign in with");
        await TabsToFieldAsync("Name");
        await TypesAsync("no");
        await KeysAsync("Enter", "Backspace", "Backspace");
        await TypesAsync(Handle);
        await KeysAsync("Enter");
        await StandsAtAsync("A password");
        await KeysAsync("Tab", "ArrowDown");
        await TabsToFieldAsync("Password");
        await TypesAsync(Password);
        await TabsAndPressesAsync("Show", "Space");
        await TabsAndPressesAsync("Go on");
        await StandsAtAsync("Once more");
        await TabsToFieldAsync("Type your password again");
        await TypesAsync(Password);
        await KeysAsync("Enter");
        await StandsAtAsync("If you lose your password");
        await KeysAsync("Tab", "ArrowUp");
        await SeesAsync("Without a kit, a lost password cannot be replaced.");
        await TabsAndPressesAsync("Make my account");
        await StandsAtAsync("Keep this");
        await TabsToFieldAsync("I have kept it");
        await KeysAsync("Space");
        await TabsAndPressesAsync("Open");
        await ArrivesAsync();
        await StandsAtAsync("Today");
    }

    /// <summary>Opens a part that is folded away.</summary>
    public async Task TabsAndUnfoldsAsync(string summary)
    {
        await TabsToAsync(Page.Locator("summary", new() { HasText = summary }));
        await KeysAsync("Enter");
    }

    /// <summary>Puts other words in the place of those in a field.</summary>
    public async Task TypesOverAsync(string label, string text)
    {
        await TabsToFieldAsync(label);
        await KeysAsync("Control+a");
        await TypesAsync(text);
    }

    /// <summary>Hears a text without looking for it: a screen reader says what changes in such a place, wherever the focus is.</summary>
    public Task HearsAsync(string text) =>
        Page.Locator("[role=status], [role=alert]").Filter(new() { HasText = text, Visible = true }).First.WaitForAsync();

    /// <summary>Goes to a field with Tab.</summary>
    public Task TabsToFieldAsync(string label) => TabsToAsync(Page.GetByLabel(label, new() { Exact = true }));

    /// <summary>Goes to a button with Tab and presses it.</summary>
    public async Task TabsAndPressesAsync(string button, string key = "Enter")
    {
        await TabsToButtonAsync(button);
        await KeysAsync(key);
    }

    /// <summary>Goes to a button with Tab.</summary>
    public Task TabsToButtonAsync(string button) => TabsToAsync(Button(button));

    /// <summary>Goes to the link that leaves with Tab.</summary>
    public Task TabsToLeaveAsync() => TabsToAsync(Page.Locator(".top .leave"));

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

    /// <summary>Waits until the focus is on a button.</summary>
    public Task StandsOnAsync(string button) => Button(button).And(Page.Locator(":focus")).WaitForAsync();

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
                Assert.True(await SeesTheFocusAsync(), $"{Name} cannot see the focus at {target}.");
                return;
            }
        }

        Assert.Fail($"{Name} cannot reach {target} with Tab.");
    }
}
