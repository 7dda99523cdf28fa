using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Somebody in front of a browser of their own. Says what people do, in their words; knows where the buttons are.</summary>
public sealed class Person(string handle, IPage page, Uri server)
{
    /// <summary>The password everybody here chooses; the canary looks for it.</summary>
    public const string Password = "plum kettle under the bridge";

    /// <summary>The name on the other's screen.</summary>
    public string Name { get; } = char.ToUpperInvariant(handle[0]) + handle[1..];

    /// <summary>The open page.</summary>
    public IPage Page { get; } = page;

    /// <summary>The handle.</summary>
    public string Handle { get; } = handle;

    /// <summary>Shown once, at the end of Begin.</summary>
    public string SecretKey { get; private set; } = "";

    /// <summary>On the kit, if there is one.</summary>
    public string KitKey { get; private set; } = "";

    private ILocator App => Page.Locator("#app");

    /// <summary>Makes an account with an own password.</summary>
    public async Task BeginsAsync(string wait = "Two days")
    {
        await OpensAsync("begin");
        await GoesThroughBeginAsync(wait);
    }

    /// <summary>The steps of Begin, wherever it was opened from.</summary>
    public async Task GoesThroughBeginAsync(string wait = "Two days")
    {
        await PressesAsync("I understand");
        await PressesAsync("Go on");
        await Page.Locator("#begin-handle").FillAsync(Handle);
        await PressesAsync("Go on");
        await Page.GetByText("My own", new() { Exact = true }).ClickAsync();
        await Page.Locator("#begin-password").FillAsync(Password);
        await PressesAsync("Go on");
        await Page.Locator("#begin-repeat").FillAsync(Password);
        await PressesAsync("Go on");
        await Page.GetByText(wait, new() { Exact = true }).ClickAsync();
        await PressesAsync("Make my account");
        await Page.GetByText("I have kept it").ClickAsync(new() { Timeout = 60_000 });
        SecretKey = await KeyAsync("secret-key");
        KitKey = await KeyAsync("kit-key");
        await PressesAsync("Open");
        await ArrivesAsync();
    }

    /// <summary>Unlocks: on a known browser with the password alone.</summary>
    public async Task UnlocksAsync(string password = Password)
    {
        await Page.Locator("#unlock-password").FillAsync(password);
        await PressesAsync("Unlock");
        await ArrivesAsync();
    }

    /// <summary>Unlocks a browser that has never seen this account.</summary>
    public async Task UnlocksANewBrowserAsync(string secretKey, string password = Password)
    {
        await OpensAsync("unlock");
        await Page.Locator("#unlock-handle").FillAsync(Handle);
        await Page.Locator("#unlock-handle").BlurAsync();
        await Page.Locator("#unlock-key").FillAsync(secretKey);
        await UnlocksAsync(password);
    }

    /// <summary>Waits until the app stands where the shell was.</summary>
    public Task ArrivesAsync() => App.Locator("nav.places").WaitForAsync(new() { Timeout = 60_000 });

    /// <summary>Goes to one of the five places.</summary>
    public Task GoesToAsync(string place) => App.Locator("nav.places").GetByRole(AriaRole.Link, new() { Name = place }).ClickAsync();

    /// <summary>Opens a page of the shell by its address.</summary>
    public Task OpensAsync(string path) => Page.GotoAsync(new Uri(server, path).ToString());

    /// <summary>Presses a visible button.</summary>
    public Task PressesAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows a visible link.</summary>
    public Task FollowsAsync(string link) => App.GetByRole(AriaRole.Link, new() { NameRegex = new(Regex.Escape(link)) }).First.ClickAsync();

    /// <summary>Sees a text, or waits until it is there.</summary>
    public Task SeesAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Does not see a text anywhere in the document.</summary>
    public async Task DoesNotSeeAsync(string text) => Assert.DoesNotContain(text, await Page.Locator("html").InnerHTMLAsync(), StringComparison.Ordinal);

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

    /// <summary>Writes how today is and keeps it.</summary>
    public async Task ChecksInAsync(string safe, string line)
    {
        await GoesToAsync("Today");
        await App.Locator("a[href='/check-in']").First.ClickAsync();
        await Page.GetByText(safe, new() { Exact = true }).ClickAsync();
        await App.GetByLabel("One line, if you like").FillAsync(line);
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

    /// <summary>Writes a private page.</summary>
    public async Task WritesAsync(string text)
    {
        await App.GetByLabel("A new page").FillAsync(text);
        await PressesAsync("Keep");
        await SeesAsync("Kept. Only you can see it.");
    }

    private async Task<string> KeyAsync(string name) => Regex.Replace(await Page.Locator($"[data-fill='{name}']").InnerTextAsync(), @"\s", "");
}
