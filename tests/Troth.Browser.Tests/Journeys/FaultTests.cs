using System.Diagnostics;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What goes wrong between a browser and its server, or within the browser: nothing is lost, nothing is doubled, and what is wrong is said.</summary>
public sealed class FaultTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Append = "**/api/v1/spaces/*/log";
    private const string Read = "**/api/v1/spaces/*/log?*";
    private const string Words = "the harbour light was out";

    [Fact]
    public async Task An_answer_that_is_lost_costs_nothing_and_doubles_nothing()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "lovage");
        var lost = 0;
        await ana.Page.RouteAsync(Append, async route =>
        {
            if (lost++ < 2)
            {
                await route.FetchAsync(); // the server has it
                await route.AbortAsync("connectionreset");
                return;
            }

            await route.ContinueAsync();
        });

        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();
        Assert.True(lost > 0);
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_request_that_arrives_twice_writes_once()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "chervil");
        await ana.Page.RouteAsync(Append, async route =>
        {
            await route.FetchAsync();
            await route.ContinueAsync();
        });

        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_server_that_fails_is_named_and_asked_again()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "borage");
        await ana.Page.RouteAsync(Append, route => route.FulfillAsync(new() { Status = 503 }));
        await ana.WritesAsync(Words);
        await ana.SeesAsync("The server did not answer");
        await ana.SeesAsync("1 change waits on this device");
        Assert.Equal(1, await ana.WaitingOnTheDeviceAsync());

        await ana.Page.UnrouteAsync(Append);
        await ana.HasSentEverythingAsync();
        await ana.SeesNoMoreAsync("1 change waits on this device");
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_device_that_was_signed_out_says_so_and_keeps_what_waits()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "catnip");
        await ana.Page.RouteAsync(Append, route => route.FulfillAsync(new() { Status = 401 }));
        await ana.WritesAsync(Words);
        await ana.SeesAsync("You were signed out");
        await ana.SeesAsync("1 change waits on this device");

        await ana.Page.UnrouteAsync(Append);
        await ana.LocksAsync();
        await ana.UnlocksAsync();
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_log_that_is_cut_short_on_its_way_is_read_again()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "hyssop");
        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();

        var elsewhere = await street.PersonAsync("hyssop", keeps: false);
        var answered = await CutShortAsync(elsewhere.Page, Read, times: 1);
        await elsewhere.UnlocksANewBrowserAsync(ana.SecretKey);
        await elsewhere.OpensPrivatePagesAsync();
        await elsewhere.SeesAsync(Words);
        Assert.True(answered() > 1);
    }

    [Fact]
    public async Task An_answer_that_is_cut_short_costs_nothing_and_doubles_nothing()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "alkanet");
        var answered = await CutShortAsync(ana.Page, Append, times: 2);

        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();
        Assert.True(answered() > 0);
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task What_the_server_has_and_a_proxy_said_no_to_takes_no_place_in_the_chain_twice()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "agrimony");
        await Twin.WriteBehindAProxyAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey, Words, "the page after it");
        await ana.SeesAsync("the page after it");
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_new_browser_whose_first_answers_come_from_somebody_else_is_told_and_opens_when_the_server_is_back()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "bugle");
        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();

        var elsewhere = await street.PersonAsync("bugle", keeps: false);
        await elsewhere.Page.RouteAsync("**/api/v1/heads", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>Sign in to the train's Wi-Fi</p>" }));
        await elsewhere.UnlocksANewBrowserAsync(ana.SecretKey);
        await elsewhere.SeesAsync("There is no connection right now.");
        await elsewhere.Page.UnrouteAsync("**/api/v1/heads");
        await elsewhere.OpensPrivatePagesAsync();
        await elsewhere.SeesAsync(Words);
    }

    [Fact]
    public async Task A_stream_on_which_nothing_is_heard_any_more_is_opened_anew()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("selfheal", keeps: false);
        await ana.LocksAsync();
        await ana.Page.Clock.InstallAsync();
        var streams = 0;
        ana.Page.Request += (_, request) => streams += request.Url.EndsWith("/poke", StringComparison.Ordinal) ? 1 : 0;
        await ana.Page.RunAndWaitForResponseAsync(() => ana.UnlocksAsync(), "**/api/v1/poke");
        await ana.Page.EvaluateAsync("() => {}"); // the page has it too: what waits from here on is a stream that stands
        var patience = Stopwatch.StartNew();
        while (streams < 2)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "The stream was not opened anew.");
            await ana.Page.Clock.FastForwardAsync(61_000); // the server beats, but not so soon
        }
    }

    [Fact]
    public async Task A_stream_that_never_speaks_does_not_keep_the_news_from_whoever_comes_back_to_the_window()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("savory", keeps: false);
        await ana.LocksAsync();
        var never = new TaskCompletionSource();
        await ana.Page.RouteAsync("**/api/v1/poke", _ => never.Task);
        await ana.UnlocksAsync();
        await ana.OpensPrivatePagesAsync();

        var elsewhere = await street.PersonAsync("savory", keeps: false);
        await elsewhere.UnlocksANewBrowserAsync(ana.SecretKey);
        await elsewhere.OpensPrivatePagesAsync();
        await elsewhere.WritesAsync(Words);
        await elsewhere.HasSentEverythingAsync();
        await ana.Page.EvaluateAsync("() => { dispatchEvent(new Event('focus')); }");
        await ana.SeesAsync(Words);
        never.SetResult();
    }

    [Theory]
    [InlineData("dill", 2036)]
    [InlineData("lavage", 2016)]
    public async Task A_clock_that_is_ten_years_off_stops_nothing(string handle, int year)
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync(handle, keeps: false);
        await ana.Page.Clock.SetFixedTimeAsync(new DateTime(year, 11, 24, 12, 0, 0, DateTimeKind.Utc));
        await ana.BeginsAsync("No kit");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_browser_that_drops_what_it_keeps_in_the_middle_loses_nothing_that_was_being_written()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "rue-wort");
        await ana.LosesItsStorageAsync();
        await ana.WritesAsync(Words);
        await ana.HasSentEverythingAsync();
        await StandsOnceAsync(ana);

        await ana.OpensAsync("");
        await ana.UnlocksANewBrowserAsync(ana.SecretKey);
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync(Words);
        await ana.DoesNotSeeAsync("do not agree");
    }

    [Fact]
    public async Task A_tab_that_dies_while_it_saves_leaves_the_words_once_as_a_page_or_as_typed()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "costmary");
        await ana.TypesAPageAsync(Words);
        await ana.HasOnTheDeviceAsync("draft/journal.unsent");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).DispatchEventAsync("click");
        var later = await ana.OpensAnotherTabAsync();
        await ana.Page.CloseAsync();

        await later.OpensAsync("");
        await later.UnlocksAsync();
        await later.OpensPrivatePagesAsync();
        await later.HasSentEverythingAsync();
        var facts = await Twin.ReadAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey);
        var pages = facts.Count(fact => fact.Contains(Words, StringComparison.Ordinal));
        Assert.True(pages == 1 || (pages == 0 && await later.TypedPageAsync() == Words), $"{pages} pages");
    }

    [Fact]
    public async Task A_tab_that_dies_while_its_words_are_on_their_way_leaves_them_once()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "woodruff");
        TaskCompletionSource taken = new(), never = new();
        await ana.Page.RouteAsync(Append, async route =>
        {
            await route.FetchAsync(); // the server has it, and nobody hears so
            taken.TrySetResult();
            await never.Task;
        });
        await ana.WritesAsync(Words);
        await taken.Task;
        var later = await ana.OpensAnotherTabAsync();
        await ana.Page.CloseAsync();

        await later.OpensAsync("");
        await later.UnlocksAsync();
        await later.HasSentEverythingAsync();
        await StandsOnceAsync(ana);
        never.SetResult();
    }

    [Fact]
    public async Task What_is_on_its_way_while_the_browser_drops_what_it_keeps_arrives_once()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "pellitory");
        TaskCompletionSource sent = new(), dropped = new();
        await ana.Page.RouteAsync(Append, async route =>
        {
            sent.TrySetResult();
            await dropped.Task;
            await route.ContinueAsync();
        });
        await ana.WritesAsync(Words);
        await sent.Task;
        await ana.LosesItsStorageAsync();
        dropped.SetResult();
        await ana.SeesNoMoreAsync("wait on this device");
        await StandsOnceAsync(ana);
    }

    [Fact]
    public async Task A_browser_without_room_reads_on_and_sends_and_says_where_the_words_are_meanwhile()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("melilot");
        await ana.OpensPrivatePagesAsync();
        await ana.LosesTheNetworkAsync();
        await ana.RunsOutOfRoomAsync();
        await ana.WritesAsync(Words);
        await ana.SeesAsync("This browser has no room left.");
        await ana.SeesAsync("1 change waits on this device");
        Assert.Equal(0, await ana.WaitingOnTheDeviceAsync());

        await ana.FindsTheNetworkAsync();
        await ana.SeesNoMoreAsync("1 change waits on this device");
        await StandsOnceAsync(ana);
        await Twin.WriteAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey, ["from elsewhere, while there is no room"]);
        await ana.SeesAsync("from elsewhere, while there is no room");

        await ana.HasRoomAgainAsync();
        await ana.WritesAsync("with room again");
        await ana.SeesNoMoreAsync("This browser has no room left.");
        await ana.HasSentEverythingAsync();
        await ana.OpensAnewAsync();
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("from elsewhere, while there is no room");
        await ana.SeesAsync(Words);
    }

    [Fact]
    public async Task A_bookmark_for_which_there_is_no_room_is_not_missed()
    {
        await using var street = new Street(browser, server);
        var ana = await AtHerPagesAsync(street, "mallow");
        await ana.RunsOutOfRoomAsync();
        await Twin.WriteAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey, [.. Enumerable.Range(1, 256).Select(page => $"page {page} of a long year")]);
        await ana.SeesAsync("page 256 of a long year");
        await ana.HasRunOutOfRoomForABookmarkAsync();

        await Twin.WriteAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey, [Words]);
        await ana.SeesAsync(Words);
        await ana.DoesNotSeeAsync("no room left");
        Assert.Equal("", await ana.ReadsTheBookmarkAsync());
    }

    private static async Task<Person> AtHerPagesAsync(Street street, string handle)
    {
        var ana = await street.NeighbourAsync(handle, keeps: false);
        await ana.OpensPrivatePagesAsync();
        return ana;
    }

    /// <summary>The first answers lose their second half on the way; gives how many answers there were.</summary>
    private static async Task<Func<int>> CutShortAsync(IPage page, string address, int times)
    {
        var answers = 0;
        await page.RouteAsync(address, async route =>
        {
            var answer = await route.FetchAsync();
            var body = await answer.BodyAsync();
            await route.FulfillAsync(new() { Response = answer, BodyBytes = answers++ < times ? body[..(body.Length / 2)] : body });
        });
        return () => answers;
    }

    private async Task StandsOnceAsync(Person person)
    {
        var facts = await Twin.ReadAsync(server.Address, person.Handle, Person.Password, person.SecretKey);
        Assert.Single(facts, fact => fact.Contains(Words, StringComparison.Ordinal));
    }
}
