using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Beginning, unlocking, locking, and the recovery kit.</summary>
public sealed partial class Person
{
    /// <summary>The password everybody here chooses; the canary looks for it.</summary>
    public const string Password = "plum kettle under the bridge";

    /// <summary>Shown once, at the end of Begin.</summary>
    public string SecretKey { get; private set; } = "";

    /// <summary>On the kit, if there is one.</summary>
    public string KitKey { get; private set; } = "";

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

    /// <summary>Waits until the app stands where the shell was.</summary>
    public Task ArrivesAsync() => App.Locator("nav.places").WaitForAsync(new() { Timeout = 60_000 });

    /// <summary>Locks.</summary>
    public async Task LocksAsync()
    {
        await GoesToAsync("Me");
        await PressesAsync("Lock now");
        await IsAskedForThePasswordAsync();
    }

    /// <summary>Waits until only a password helps.</summary>
    public Task IsAskedForThePasswordAsync() => Page.Locator("#unlock-password").WaitForAsync();

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
