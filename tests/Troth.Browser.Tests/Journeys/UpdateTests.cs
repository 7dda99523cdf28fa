namespace Troth.Browser.Tests.Journeys;

/// <summary>A new version: it comes between two uses, never during one, and takes nothing with it (docs/architecture.md).</summary>
public sealed class UpdateTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_new_version_waits_while_somebody_is_at_work_and_nothing_unsent_is_lost()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("gentian");
        var secretKey = ana.SecretKey;
        await ana.HasTheAppAtHandAsync();
        var before = Assert.Single(await ana.VersionsAtHandAsync());
        using var next = new NextVersion("Stop if you feel dizzy.", "Rest if you feel dizzy.");
        await server.BecomesAsync(next.Folder);

        // It is there and whole, and the open page, with words not yet sent, keeps the version it has.
        await ana.AsksForANewVersionAsync();
        await ana.HasAVersionWaitingAsync();
        var inspection = new Inspection(ana.Page);
        await ana.OpensAboutThisServerAsync();
        await ana.SeesAsync("A new version is ready.");
        await inspection.LookAsync("about this server, a new version waits");
        inspection.FindsNothing();
        await ana.Page.Context.SetOfflineAsync(true);
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("on paper until the morning");
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAsync("calm");
        await other.SeesAsync("Stop if you feel dizzy.");
        await other.HasAVersionWaitingAsync();
        await ana.OpensCalmAsync();
        await ana.SeesAsync("Stop if you feel dizzy.");
        await ana.PressesAsync("Close");
        await other.Page.CloseAsync();

        // Once the app was closed it starts, and the older files stay until it has shown the app.
        var again = await ana.OpensAnotherTabAsync();
        await ana.Page.CloseAsync();
        ana = again;
        await ana.FindsTheNetworkAsync();
        await ana.ReopensUntilAsync("calm", "Rest if you feel dizzy.");
        Assert.Contains(before, await ana.VersionsAtHandAsync());
        await ana.OpensAnewAsync();
        await ana.HasOneVersionAtHandAsync();
        Assert.DoesNotContain(before, await ana.VersionsAtHandAsync());
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("on paper until the morning");

        await ana.HasSentEverythingAsync();
        Assert.Contains(await Twin.ReadAsync(server.Address, "gentian", Person.Password, secretKey), text => text.Contains("on paper until the morning", StringComparison.Ordinal));
    }
}
