namespace Troth.Browser.Tests.Journeys;

/// <summary>Something went wrong again: two people name it, repair it, and put it away.</summary>
public sealed class SetbackTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Silence = "I was silent for two days.";

    [Fact]
    public async Task A_setback_is_named_told_in_both_voices_and_put_away_by_both()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("snowdrop", "hawthorn");

        await ana.NamesASetbackAsync(Silence, "Hawthorn");
        await ben.GoesToAsync("Today");
        await ben.FollowsAsync("Snowdrop wrote down a setback");
        await ben.ReadsTitleAsync(Silence);
        await ben.SeesAsync("Snowdrop wrote this down");
        await ben.PressesAsync("I see this differently");
        await ben.PressesAsync("Yes, say so");
        await ben.SeesAsync("You said that you see this differently.");
        await ana.SeesAsync("Hawthorn sees this differently.");
        await ben.WritesUnderAsync("Say what happened", "I did not know where I stood.", "Snowdrop");
        await ana.SeesAsync("I did not know where I stood.");
        await ana.WritesUnderAsync("Put one thing right", "I say when I need a quiet evening.", "Hawthorn");
        await ben.SeesAsync("I say when I need a quiet evening.");

        await ana.PressesAsync("Close it for me");
        await ana.SeesAsync("For you this is over.");
        await ben.PressesAsync("Close it for me");
        await ana.SeesAsync("You have both closed this.");
        await ana.PressesAsync("Open it again");
        await ben.SeesAsync("When this is over for you");

        await ana.PressesAsync("Take this back");
        await ana.PressesAsync("Yes, take it back");
        await ana.StandsAtAsync("Taken back"); // the button is gone, and the keyboard is somewhere
        await ben.ReadsTitleAsync("Taken back");
        await ben.SeesAsync("I did not know where I stood.");
        await ben.SeesNoMoreAsync("I say when I need a quiet evening.");

        await street.Eyes.AddStorageAsync(ana.Page);
        await street.Eyes.AddStorageAsync(ben.Page);
        Assert.All(["silent for two", "where I stood", "quiet evening", "setback.named"], word => Assert.Equal([], street.Eyes.WhereIs(word)));
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Nobody_is_kept_out_of_it()
    {
        await using var street = new Street(browser, server);
        var (ana, _) = await street.SharingAsync("bluebell", "whitebeam");
        var inspection = new Inspection(ana.Page);

        await ana.GoesToAsync("Together");
        await ana.FollowsAsync("Setbacks");
        await ana.ReadsTitleAsync("Setbacks");
        await inspection.LookAsync("setbacks, none");
        await ana.FollowsAsync("Write down a setback");
        await ana.ReadsTitleAsync("Write down a setback");
        await inspection.LookAsync("name a setback, closed at first");
        await ana.PressesAsync("Open");
        await inspection.LookAsync("name a setback");
        await ana.NamesASetbackAsync(Silence, "Whitebeam");
        await ana.WritesUnderAsync("Get calm first", "A walk.", "Whitebeam");
        await inspection.LookAsync("a setback");
        inspection.FindsNothing();
        Assert.Equal([], street.Eyes.Complaints);
    }
}
