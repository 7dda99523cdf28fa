using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Somebody who is signed in changes the password, or makes a new recovery kit. The current password is asked for first.</summary>
public sealed class PasswordTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string NewPassword = "a slow train past the orchard";
    private const string Before = "written before the change";
    private const string After = "written after the change";

    [Fact]
    public async Task A_new_password_opens_this_browser_and_a_new_one_and_signs_the_others_out()
    {
        var eyes = new Eyes();
        var ana = await PersonAsync("ana", eyes);
        await ana.BeginsAsync("No kit");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync(Before);
        var phone = await PersonAsync("ana", eyes);
        await phone.UnlocksANewBrowserAsync(ana.SecretKey);

        await OpensFromSettingsAsync(ana, "Change your password");
        await ChangesAsync(ana, "not my password at all", NewPassword);
        await ana.SeesAsync("That is not your password. Nothing was changed.");
        await ChangesAsync(ana, Person.Password, NewPassword);
        await ana.SeesAsync("Your new password opens this from now on. Other devices were signed out.");
        await ana.PressesAsync("Close");
        await ana.Page.Locator("#app h1", new() { HasText = "Settings" }).WaitForAsync();
        Assert.Equal("", await ana.Page.Locator("[data-view='password']").InnerHTMLAsync());

        await phone.SeesAsync("signed out");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync(After);
        await ana.HasSentEverythingAsync(); // what is still on its way when the page goes may be refused as said twice
        await RefusedAsync(ana, Person.Password, "That did not open");
        await ana.UnlocksAsync(NewPassword);
        await SeesThePagesAsync(ana, Before, After);
        var elsewhere = await PersonAsync("ana", eyes);
        await elsewhere.UnlocksANewBrowserAsync(ana.SecretKey, NewPassword);
        await SeesThePagesAsync(elsewhere, Before, After);

        var facts = await Twin.ReadAsync(server.Address, "ana", NewPassword, ana.SecretKey); // asserts that no space has stopped
        Assert.All(new[] { Before, After }, page => Assert.Single(facts, fact => fact.Contains(page, StringComparison.Ordinal)));
        await eyes.AddStorageAsync(ana.Page);
        Assert.All(new[] { Person.Password, NewPassword }, password => Assert.Equal([], eyes.WhereIs(password)));
        Assert.All(eyes.Complaints, complaint => Assert.True(complaint.Contains("401", StringComparison.Ordinal), complaint));
    }

    [Fact]
    public async Task Without_the_current_password_nothing_changes()
    {
        var ben = await PersonAsync("ben", new());
        await ben.BeginsAsync("No wait");

        await OpensFromSettingsAsync(ben, "Change your password");
        await ChangesAsync(ben, "", NewPassword);
        await ben.SeesAsync("This is needed.");
        await ChangesAsync(ben, NewPassword, NewPassword);
        await ben.SeesAsync("That is not your password. Nothing was changed.");
        await ben.PressesAsync("Back");
        await OpensFromSettingsAsync(ben, "Make a recovery kit");
        await MakesAsync(ben, NewPassword, "No wait");
        await ben.SeesAsync("That is not your password. Nothing was changed.");
        await ben.PressesAsync("Back");

        await ben.OpensAsync("unlock");
        await ben.UnlocksAsync();
        await RecoversAsync(ben, ben.SecretKey, ben.KitKey);
        await ben.SeesAsync("The kit worked");
    }

    [Fact]
    public async Task A_script_in_the_open_page_cannot_change_the_way_in()
    {
        var elsa = await PersonAsync("elsa", new());
        await elsa.BeginsAsync("No kit");
        await elsa.OpensPrivatePagesAsync();

        Assert.Equal("bad_input", await AskVaultAsync(elsa, "vault('addKit', { time: Date.now() })"));
        Assert.Equal("wrong_secret", await AskVaultAsync(elsa, "vault('addKit', { current: 'a guess of somebody', time: Date.now() })"));
        Assert.Equal("wrong_secret", await AskVaultAsync(elsa, "vault('changePassword', { current: 'a guess', handle: 'elsa', password: 'theirs from now on', iterations: 1200000 })"));
    }

    [Fact]
    public async Task A_new_kit_takes_the_place_of_the_old_one_and_opens_with_its_own_wait()
    {
        var eyes = new Eyes();
        var cleo = await PersonAsync("cleo", eyes);
        await cleo.BeginsAsync();
        await cleo.OpensPrivatePagesAsync();
        await cleo.WritesAsync(Before);

        await OpensFromSettingsAsync(cleo, "Make a recovery kit");
        await MakesAsync(cleo, Person.Password, "No wait");
        var sheet = cleo.Page.Locator("[data-view='kit']");
        await sheet.Locator("svg.qr").WaitForAsync();
        var (secretKey, kitKey) = (await KeyAsync(sheet, "secret-key"), await KeyAsync(sheet, "kit-key"));
        Assert.Equal(cleo.SecretKey, secretKey);
        Assert.NotEqual(cleo.KitKey, kitKey);
        await cleo.PressesAsync("I have kept it");
        await cleo.OpensPrivatePagesAsync();
        await cleo.WritesAsync(After);
        Assert.Equal("", await sheet.InnerHTMLAsync());
        Assert.Equal("", await cleo.Page.Locator("#begin-sheet").InnerHTMLAsync());
        Assert.Equal([], eyes.WhereIs(kitKey));
        Assert.Empty(eyes.Complaints);

        var elsewhere = await PersonAsync("cleo", new());
        await RecoversAsync(elsewhere, secretKey, cleo.KitKey);
        await elsewhere.SeesAsync("That did not open");
        await RecoversAsync(elsewhere, secretKey, kitKey);
        await elsewhere.SeesAsync("The kit worked");
        await elsewhere.Page.Locator("#recover-password").FillAsync(NewPassword);
        await elsewhere.Page.Locator("#recover-repeat").FillAsync(NewPassword);
        await elsewhere.PressesAsync("Keep this password");
        await elsewhere.ArrivesAsync();
        await SeesThePagesAsync(elsewhere, Before, After);
        await Twin.ReadAsync(server.Address, "cleo", NewPassword, secretKey);
    }

    [Fact]
    public async Task Both_views_can_be_used_by_everybody_in_light_and_dark()
    {
        var dora = await PersonAsync("dora", new());
        await dora.BeginsAsync("No kit");

        await OpensFromSettingsAsync(dora, "Change your password");
        await ChangesAsync(dora, "not my password at all", NewPassword);
        await dora.SeesAsync("Nothing was changed.");
        await IsAccessibleAsync(dora.Page);
        await ChangesAsync(dora, Person.Password, NewPassword);
        await dora.SeesAsync("Other devices were signed out.");
        await IsAccessibleAsync(dora.Page);
        await dora.PressesAsync("Close");
        await dora.FollowsAsync("Make a recovery kit");
        await IsAccessibleAsync(dora.Page);
        await MakesAsync(dora, NewPassword, "One day");
        await dora.Page.Locator("[data-view='kit'] svg.qr").WaitForAsync();
        await IsAccessibleAsync(dora.Page);
    }

    private static async Task IsAccessibleAsync(IPage page)
    {
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            var violations = (await page.RunAxe()).Violations;
            Assert.Equal([], violations.Select(violation => $"{colours} {violation.Id}: {violation.Nodes[0].Html}"));
        }
    }

    private async Task<Person> PersonAsync(string handle, Eyes eyes)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        eyes.Watch(page.Context);
        return new(handle, page, server.Address);
    }

    private static Task<string> AskVaultAsync(Person person, string call) => person.Page.EvaluateAsync<string>(
        $"import('/port.js').then(({{ vault }}) => {call}).then(() => 'made', ({{ code }}) => code)");

    private static async Task OpensFromSettingsAsync(Person person, string link)
    {
        await person.GoesToAsync("Me");
        await person.FollowsAsync("Settings");
        await person.FollowsAsync(link);
    }

    private static async Task ChangesAsync(Person person, string current, string next)
    {
        await person.Page.Locator("#password-current").FillAsync(current);
        await person.Page.Locator("#password-new").FillAsync(next);
        await person.Page.Locator("#password-repeat").FillAsync(next);
        await person.PressesAsync("Keep this password");
    }

    private static async Task MakesAsync(Person person, string current, string wait)
    {
        await person.Page.Locator("[data-view='kit']").GetByText(wait, new() { Exact = true }).ClickAsync();
        await person.Page.Locator("#kit-current").FillAsync(current);
        await person.PressesAsync("Make the kit");
    }

    private static async Task RefusedAsync(Person person, string password, string sentence)
    {
        await person.OpensAsync("unlock");
        await person.Page.Locator("#unlock-password").FillAsync(password);
        await person.PressesAsync("Unlock");
        await person.SeesAsync(sentence);
    }

    private static async Task RecoversAsync(Person person, string secretKey, string kitKey)
    {
        await person.OpensAsync("recover");
        await person.Page.Locator("#recover-handle").FillAsync(person.Handle);
        await person.Page.Locator("#recover-key").FillAsync(secretKey);
        await person.Page.Locator("#recover-kit").FillAsync(kitKey);
        await person.PressesAsync("Go on");
    }

    private static async Task SeesThePagesAsync(Person person, params string[] pages)
    {
        await person.OpensPrivatePagesAsync();
        foreach (var page in pages)
        {
            await person.SeesAsync(page);
        }
    }

    private static async Task<string> KeyAsync(ILocator sheet, string name) => string.Concat((await sheet.Locator($"[data-fill='{name}']").InnerTextAsync()).Where(character => !char.IsWhiteSpace(character)));
}
