namespace Troth.Browser.Tests.Journeys;

/// <summary>Locking: by hand, by time, in every tab; and nothing typed is lost (R47).</summary>
public sealed class LockTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Page = "kept under lock";
    private const string Unsaved = "typed and not kept";

    [Fact]
    public async Task Lock_now_locks_every_tab_and_leaves_no_word_in_the_document()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("juniper");
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAsync("");
        await other.UnlocksAsync();
        await other.OpensPrivatePagesAsync();
        await other.WritesAsync(Page);

        await ana.LocksAsync();
        await other.IsAskedForThePasswordAsync();
        foreach (var tab in new[] { ana, other })
        {
            await tab.DoesNotSeeAsync(Page);
            await tab.DoesNotSeeAsync(Person.Password);
            await tab.HasNoVaultAsync();
        }

        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task What_was_typed_and_not_kept_is_there_after_the_next_unlock()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("fennel");
        await ana.OpensPrivatePagesAsync();
        await ana.TypesAPageAsync(Unsaved);
        await ana.OpensTheCheckInAsync();
        await ana.TypesALineAsync(Unsaved);
        await ana.HasOnTheDeviceAsync("draft/journal.unsent", "draft/check-in.unsent");

        await ana.LocksAsync();
        await ana.DoesNotSeeAsync(Unsaved);
        await ana.UnlocksAsync();
        await ana.OpensPrivatePagesAsync();
        Assert.Equal(Unsaved, await ana.TypedPageAsync());
        await ana.OpensTheCheckInAsync();
        Assert.Equal(Unsaved, await ana.TypedLineAsync());
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task After_two_minutes_without_a_touch_it_locks_by_itself()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("tansy", keeps: false);
        await ana.LocksAsync();
        var clock = await SlowClock.AtAsync(ana.Page);
        await ana.OpensAsync("unlock");
        await ana.UnlocksAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync(Page);

        await clock.PassAsync(119);
        await ana.SeesAsync(Page);
        await ana.TouchesAsync();
        await clock.PassAsync(119);
        await ana.SeesAsync(Page);
        await clock.PassAsync(2);
        await ana.IsAskedForThePasswordAsync();
        await ana.DoesNotSeeAsync(Page);
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task A_tab_that_nobody_touches_stays_open_as_long_as_the_person_is_in_another()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("speedwell", keeps: false);
        await ana.OpensPrivatePagesAsync();
        var resting = await ana.OpensAnotherTabAsync();
        var clock = await SlowClock.AtAsync(resting.Page);
        await resting.OpensAsync("");
        await resting.UnlocksAsync();

        await clock.PassAsync(119);
        await resting.HearsTouchesOfAsync(ana);
        await clock.PassAsync(119);
        await ana.WritesAsync(Page);
        await resting.OpensPrivatePagesAsync();
        await resting.SeesAsync(Page);

        // Whoever is in a tab of another account is nobody here.
        await clock.PassAsync(119);
        await ana.Page.EvaluateAsync("() => new BroadcastChannel('notes').postMessage({ touch: '00' })");
        await clock.PassAsync(2);
        await resting.IsAskedForThePasswordAsync();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task The_keys_shown_at_the_end_of_Begin_do_not_stay_behind_the_app()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("mallow", "Two days");
        Assert.NotEqual("", ana.KitKey);
        foreach (var key in new[] { ana.SecretKey, ana.KitKey, Person.Password })
        {
            Assert.DoesNotContain(key, await ana.EverythingInTheDocumentAsync(), StringComparison.Ordinal);
        }

        Assert.Equal([], street.Eyes.Complaints);
    }
}
