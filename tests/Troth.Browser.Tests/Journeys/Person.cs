using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Somebody in front of a browser of their own. Says what people do, in their words; knows where the buttons are.</summary>
public sealed partial class Person(string handle, IPage page, Uri server)
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

    private const string LocalNames = """
        async () => {
          const database = await (await import('/device.js')).openDb();
          const keys = database.transaction('local').objectStore('local').getAllKeys();
          return new Promise((resolve) => { keys.onsuccess = () => resolve(keys.result); });
        }
        """;

    private ILocator App => Page.Locator("#app");

    /// <summary>Makes an account with an own password.</summary>
    public async Task BeginsAsync(string wait = "Two days")
    {
        await OpensAsync("begin");
        await GoesThroughBeginAsync(wait);
    }

    /// <summary>The steps of Begin, wherever it was opened from; with somebody who looks at each.</summary>
    public async Task GoesThroughBeginAsync(string wait = "Two days", Func<string, Task>? look = null)
    {
        look ??= _ => Task.CompletedTask;
        await StepAsync("Who runs this server", "I understand");
        await StepAsync("A private moment", "Go on");
        await StepAsync("A name to sign in with", "Go on", () => Page.Locator("#begin-handle").FillAsync(Handle));
        await StepAsync("A password", "Go on", ChoosesPasswordAsync);
        await StepAsync("Once more", "Go on", () => Page.Locator("#begin-repeat").FillAsync(Password));
        await StepAsync("If you lose your password", "Make my account", () => Page.GetByText(wait, new() { Exact = true }).ClickAsync());
        await StepAsync("Keep this", "Open", KeepsAsync);
        await ArrivesAsync();

        async Task StepAsync(string title, string button, Func<Task>? answer = null)
        {
            await Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }).WaitForAsync(new() { Timeout = 60_000 });
            await (answer?.Invoke() ?? Task.CompletedTask);
            await look(title);
            await PressesAsync(button);
        }
    }

    /// <summary>Unlocks: on a known browser with the password alone.</summary>
    public async Task UnlocksAsync(string password = Password)
    {
        await TriesToUnlockAsync(password);
        await ArrivesAsync();
    }

    /// <summary>Types a password that may be wrong.</summary>
    public async Task TriesToUnlockAsync(string password)
    {
        await Page.Locator("#unlock-password").FillAsync(password);
        await PressesAsync("Unlock");
    }

    /// <summary>Unlocks a browser that has never seen this account.</summary>
    public async Task UnlocksANewBrowserAsync(string secretKey, string password = Password)
    {
        await NamesAccountAsync(secretKey);
        await UnlocksAsync(password);
    }

    /// <summary>Says on a new browser whose account it is.</summary>
    public async Task NamesAccountAsync(string secretKey)
    {
        await OpensAsync("unlock");
        await Page.Locator("#unlock-handle").FillAsync(Handle);
        await Page.Locator("#unlock-key").FillAsync(secretKey);
    }

    /// <summary>Copies the sheet into the form.</summary>
    public async Task UsesTheKitAsync(string secretKey, string kitKey)
    {
        await OpensAsync("recover");
        await Page.Locator("#recover-handle").FillAsync(Handle);
        await Page.Locator("#recover-key").FillAsync(secretKey);
        await Page.Locator("#recover-kit").FillAsync(kitKey);
        await PressesAsync("Go on");
    }

    /// <summary>Chooses a password after the kit has worked.</summary>
    public async Task ChoosesANewPasswordAsync(string password)
    {
        await Page.Locator("#recover-password").FillAsync(password);
        await Page.Locator("#recover-repeat").FillAsync(password);
        await PressesAsync("Keep this password");
        await ArrivesAsync();
    }

    /// <summary>The same person with one more tab of the same browser.</summary>
    public async Task<Person> OpensAnotherTabAsync() => new(Handle, await Page.Context.NewPageAsync(), server);

    /// <summary>Locks.</summary>
    public async Task LocksAsync()
    {
        await GoesToAsync("Me");
        await PressesAsync("Lock now");
        await IsAskedForThePasswordAsync();
    }

    /// <summary>Waits until only a password helps.</summary>
    public Task IsAskedForThePasswordAsync() => Page.Locator("#unlock-password").WaitForAsync();

    /// <summary>Looks up the lines of a country.</summary>
    public async Task ChoosesACountryAsync(string country)
    {
        await Page.Locator("#country").SelectOptionAsync(new SelectOptionValue { Label = country });
        await Page.Locator("#lines h3").First.WaitForAsync();
    }

    /// <summary>Waits until the focus is at the page's title.</summary>
    public Task StandsAtTitleAsync(string title) => Page.Locator("h1:focus", new() { HasText = title }).WaitForAsync();

    /// <summary>Whether something shows where the keyboard is.</summary>
    public Task<bool> SeesTheFocusAsync() => Page.EvaluateAsync<bool>("""
        () => {
          const shown = document.activeElement.closest('.choice') ?? document.activeElement;
          return shown !== document.body && getComputedStyle(shown).outlineStyle !== 'none';
        }
        """);

    /// <summary>Waits for a heading that is the page's title.</summary>
    public Task ReadsTitleAsync(string title) => Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 }).WaitForAsync();

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
    public async Task SeesAsync(string text)
    {
        try
        {
            await Page.GetByText(text).Filter(new() { Visible = true }).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Name} does not see \"{text}\" but: {await Page.Locator("body").InnerTextAsync()}");
        }
    }

    /// <summary>Does not see a text anywhere in the document.</summary>
    public async Task DoesNotSeeAsync(string text) => Assert.DoesNotContain(text, await Page.Locator("html").InnerHTMLAsync(), StringComparison.Ordinal);

    /// <summary>Does not see a text any longer, or waits until it is gone.</summary>
    public Task SeesNoMoreAsync(string text) => Page.GetByText(text).First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

    /// <summary>The whole document and what stands in its fields, seen or not, without spaces and dashes in it.</summary>
    public Task<string> EverythingInTheDocumentAsync() => Page.EvaluateAsync<string>("""
        () => [document.documentElement.textContent, document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)].join('\n')
        """);

    /// <summary>Waits until this browser keeps sealed words under these names.</summary>
    public async Task HasOnTheDeviceAsync(params string[] names)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (names.Except(await Page.EvaluateAsync<string[]>(LocalNames)).Any())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "The words were not kept.");
        }
    }

    /// <summary>Touches the device, as anybody does who is there.</summary>
    public Task TouchesAsync() => Page.Keyboard.PressAsync("Control");

    private async Task ChoosesPasswordAsync()
    {
        await Page.GetByText("My own", new() { Exact = true }).ClickAsync();
        await Page.Locator("#begin-password").FillAsync(Password);
    }

    private async Task KeepsAsync()
    {
        SecretKey = await KeyAsync("secret-key");
        KitKey = await KeyAsync("kit-key");
        await Page.GetByText("I have kept it").ClickAsync();
    }

    private async Task<string> KeyAsync(string name) => Regex.Replace(await Page.Locator($"[data-fill='{name}']").InnerTextAsync(), @"\s", "");
}
