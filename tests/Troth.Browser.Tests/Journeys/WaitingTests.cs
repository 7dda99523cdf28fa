namespace Troth.Browser.Tests.Journeys;

/// <summary>What is nowhere but on this device says so beside itself, for as long as that is so.</summary>
public sealed class WaitingTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Here = "Only on this device so far. It waits to be sent.";
    private const string Noon = "We tell each other by noon if the evening changes";

    [Fact]
    public async Task Everything_written_without_a_network_says_that_it_waits_until_it_was_sent()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("saffron", "thyme");
        await ana.SuggestsAsync(Noon, "It makes the evenings easier", "Thyme");
        await ben.OpensAgreementAsync(Noon);
        await ana.DoesNotSeeAsync(Here);
        await ben.LosesTheNetworkAsync();
        var inspection = new Inspection(ben.Page);

        await ben.SaysYesAsync(Noon);
        await ben.SeesAsync(Here);
        await ben.SeesAsync("You have said yes. That counts once Saffron has it too");
        await ben.DoesNotSeeAsync("In force");
        await ana.SeesAsync("You suggested it.");
        await inspection.LookAsync("an agreement that waits");
        await ben.OpensAgreementsAsync();
        await ben.SeesAsync(Here);
        await inspection.LookAsync("agreements, one of them not sent");
        await ben.ChecksInAsync("at ease", "a line");
        await ben.SeesAsync(Here);
        await ben.OpensPrivatePagesAsync();
        await ben.WritesAsync("for nobody else");
        await ben.SeesAsync(Here);
        await inspection.LookAsync("a private page that waits");
        await ben.CallsThemselfAsync("Timo");
        await ben.SeesAsync(Here);
        await inspection.LookAsync("a name that waits");
        await ben.OpensSharedNotesAsync();
        await ben.SharesAsync("written in the tunnel");
        await ben.SeesAsync(Here);
        await inspection.LookAsync("a note that waits");

        await ben.FindsTheNetworkAsync();
        await ben.SeesNoMoreAsync(Here);
        await ben.SeesAsync("written in the tunnel");
        await ana.SeesAsync("In force. You and Timo have both said yes.");
        await ana.OpensSharedNotesAsync();
        await ana.SeesAsync("written in the tunnel");
        await ana.DoesNotSeeAsync(Here);
        inspection.FindsNothing();
    }

    [Fact]
    public async Task What_waits_says_so_again_after_unlocking_and_in_every_tab_until_one_has_sent_it()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("marjoram");
        await ana.LosesTheNetworkAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("kept through the night");
        await ana.OpensAnewAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync(Here);
        var tab = await ana.OpensAnotherTabAsync();
        await tab.OpensAnewAsync();
        await tab.OpensPrivatePagesAsync();
        await tab.SeesAsync(Here);

        await ana.FindsTheNetworkAsync();
        await ana.SeesNoMoreAsync(Here);
        await tab.SeesNoMoreAsync(Here);
        await tab.SeesAsync("kept through the night");
    }
}
