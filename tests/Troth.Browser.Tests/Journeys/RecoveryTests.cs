namespace Troth.Browser.Tests.Journeys;

/// <summary>The recovery kit, with and without a wait.</summary>
public sealed class RecoveryTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Page = "written before the password was lost";
    private const string NewPassword = "lantern moss over the river";

    [Fact]
    public async Task A_kit_without_a_wait_opens_everything_and_ends_the_old_password()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("heather", "No wait");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync(Page);

        var elsewhere = await street.PersonAsync("heather");
        await elsewhere.UsesTheKitAsync(ana.SecretKey, ana.KitKey);
        await elsewhere.ReadsTitleAsync("A new password");
        await elsewhere.ChoosesANewPasswordAsync(NewPassword);
        await elsewhere.OpensPrivatePagesAsync();
        await elsewhere.SeesAsync(Page);
        var left = await elsewhere.EverythingInTheDocumentAsync();
        Assert.All([ana.SecretKey, ana.KitKey, NewPassword], secret => Assert.DoesNotContain(secret, left, StringComparison.Ordinal));
        Assert.Equal([], street.Eyes.Complaints.Where(IsNoRefusal));

        var third = await street.PersonAsync("heather");
        await third.NamesAccountAsync(ana.SecretKey);
        await third.TriesToUnlockAsync(Person.Password);
        await third.SeesAsync("That did not open. Check all that you typed.");
        await third.UnlocksAsync(NewPassword);
        await third.OpensPrivatePagesAsync();
        await third.SeesAsync(Page);
        Assert.Equal([], street.Eyes.Complaints.Where(IsNoRefusal));
    }

    [Fact]
    public async Task A_kit_used_in_the_browser_that_knows_the_account_keeps_what_waits_there_and_what_was_typed()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("campion", "No wait");
        await ana.OpensPrivatePagesAsync();
        await ana.LosesTheNetworkAsync();
        await ana.WritesAsync(Page);
        await ana.TypesAPageAsync("typed and not kept");
        await ana.HasOnTheDeviceAsync("draft/journal.unsent");
        await ana.LocksAsync();
        await ana.FindsTheNetworkAsync();

        await ana.UsesTheKitAsync(ana.SecretKey, ana.KitKey);
        await ana.ReadsTitleAsync("A new password");
        await ana.ChoosesANewPasswordAsync(NewPassword);
        await ana.HasSentEverythingAsync();
        await ana.OpensPrivatePagesAsync();
        Assert.Equal("typed and not kept", await ana.TypedPageAsync());
        Assert.Contains(await Twin.ReadAsync(server.Address, ana.Handle, NewPassword, ana.SecretKey), fact => fact.Contains(Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kit_with_a_wait_shows_it_on_every_device_and_can_be_stopped()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("bracken", "Two days");
        var somebody = await street.PersonAsync("bracken");
        await somebody.UsesTheKitAsync(ana.SecretKey, ana.KitKey);
        await somebody.ReadsTitleAsync("The wait has begun");

        await ana.SeesAsync("Your recovery kit is in use.");
        await ana.PressesAsync("Stop it");
        await ana.SeesNoMoreAsync("Your recovery kit is in use.");
        Assert.Equal([], street.Eyes.Complaints);
    }

    /// <summary>A browser reports every refusal of the server as an error; those are what these tests are about.</summary>
    private static bool IsNoRefusal(string complaint) => !complaint.Contains("status of 401", StringComparison.Ordinal);
}
