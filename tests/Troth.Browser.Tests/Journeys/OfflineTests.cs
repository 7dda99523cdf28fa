using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Without a network: everything that is on the device opens, and what is written waits until it can be sent.</summary>
public sealed class OfflineTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Api = "**/api/v1/**";
    private const string SignIn = "**/api/v1/sessions";
    private const long FirstByte = 8000;

    [Fact]
    public async Task R34_after_one_visit_the_help_lines_are_there_without_a_network_and_so_are_calm_and_the_way_out()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("vetch");
        var never = new TaskCompletionSource();
        await ana.Page.Context.RouteAsync("**/_framework/*.wasm", _ => never.Task); // the rest is still on its way
        await ana.OpensAsync("");
        await ana.HasTheShellAtHandAsync();
        Assert.DoesNotContain(await ana.AtHandAsync(), path => path.StartsWith("/_framework", StringComparison.Ordinal));
        await ana.Page.Context.SetOfflineAsync(true);
        await ana.Page.Context.UnrouteAsync("**/_framework/*.wasm");

        await ana.OpensAsync("help-lines");
        foreach (var (country, line) in new[] { ("United Kingdom", "Samaritans"), ("Germany", "TelefonSeelsorge") })
        {
            await ana.ChoosesACountryAsync(country);
            await ana.SeesAsync(line);
        }

        await ana.OpensAsync("calm");
        await ana.PressesAsync("Start");
        await ana.SeesAsync("Breathe in");
        await ana.OpensAsync("");
        await ana.ReadsTitleAsync("A private place to rebuild trust");
        await ana.LeavesAsync();
        await ana.IsAwayAsync();
        never.SetResult();
    }

    [Fact]
    public async Task What_opens_the_app_is_taken_from_this_browser_without_starting_the_service_worker()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("sedge");
        await ana.OpensAsync("");
        await ana.HasTheAppAtHandAsync();
        await ana.OpensAsync("");
        Assert.Empty(await ana.AsksTheServiceWorkerForAsync());
        await ana.Page.Context.SetOfflineAsync(true);
        await ana.OpensAsync("");
        await ana.ReadsTitleAsync("A private place to rebuild trust");
    }

    [Fact]
    public async Task Two_people_read_and_write_without_a_network_and_both_have_everything_once_it_is_back()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("teasel", "sorrow");
        await ana.OpensSharedNotesAsync();
        await ana.SharesAsync("before the train went under the hill");
        await ben.OpensSharedNotesAsync();
        await ben.SeesAsync("before the train went under the hill");

        await ana.LosesTheNetworkAsync();
        await ben.LosesTheNetworkAsync();
        await ana.OpensAnewAsync();
        await ana.OpensSharedNotesAsync();
        await ana.SeesAsync("before the train went under the hill");
        await ana.SharesAsync("written in the tunnel");
        await ben.OpensAnewAsync();
        await ben.OpensSharedNotesAsync();
        await ben.SharesAsync("written in the cellar");
        await ben.OpensPrivatePagesAsync();
        await ben.WritesAsync("for nobody else, down here");
        Assert.DoesNotContain("written in the cellar", await ana.EverythingInTheDocumentAsync(), StringComparison.Ordinal);

        await ana.FindsTheNetworkAsync();
        await ben.FindsTheNetworkAsync();
        await ana.SeesAsync("written in the cellar");
        await ben.OpensSharedNotesAsync();
        await ben.SeesAsync("written in the tunnel");
        await ben.LocksAsync();
        await ben.UnlocksAsync();
        await ben.OpensPrivatePagesAsync();
        await ben.SeesAsync("for nobody else, down here");

        foreach (var person in new[] { ana, ben })
        {
            await street.Eyes.AddStorageAsync(person.Page);
            Assert.DoesNotContain(await person.AtHandAsync(), path => path.StartsWith("/api", StringComparison.Ordinal));
        }

        Assert.All(["under the hill", "in the tunnel", "in the cellar", "down here", Person.Password], word => Assert.Equal([], street.Eyes.WhereIs(word)));
    }

    [Fact]
    public async Task What_is_taken_back_before_it_was_sent_never_leaves_the_device()
    {
        await using var street = new Street(browser, server);
        var (ana, _) = await street.SharingAsync("orpine", "cudweed");
        await ana.OpensSharedNotesAsync();
        await ana.LosesTheNetworkAsync();
        await ana.SharesAsync("said in anger");
        await ana.TakesBackAsync("said in anger");
        var writes = new ConcurrentQueue<string>();
        ana.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/spaces/", StringComparison.Ordinal) && request.Method != "GET")
            {
                writes.Enqueue(request.Method);
            }
        };

        await ana.FindsTheNetworkAsync();
        await ana.HasSentEverythingAsync();
        Assert.Empty(writes);
        await ana.SharesAsync("said an hour later");
        await ana.HasSentEverythingAsync();
        Assert.Single(writes);
    }

    [Fact]
    public async Task What_was_taken_back_and_arrives_late_all_the_same_is_erased_there()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("eyebright", "feverfew");
        await ana.OpensSharedNotesAsync();
        var sent = new TaskCompletionSource<IRequest>();
        await ana.Page.RouteAsync("**/api/v1/spaces/*/log", async route =>
        {
            sent.TrySetResult(route.Request);
            await route.AbortAsync("connectionreset");
        });
        await ana.SharesAsync("said in anger");
        var request = await sent.Task;
        var headers = await request.AllHeadersAsync();
        await ana.TakesBackAsync("said in anger");
        await ana.Page.UnrouteAsync("**/api/v1/spaces/*/log");
        await ana.Page.EvaluateAsync("() => { dispatchEvent(new Event('online')); }");
        await ana.HasSentEverythingAsync();

        // The request was still on its way.
        var erasing = ana.Page.WaitForRequestAsync(asked => asked.Method == "DELETE");
        await ana.Page.APIRequest.PostAsync(request.Url, new()
        {
            DataByte = request.PostDataBuffer,
            Headers = headers.Where(header => header.Key is "authorization" or "content-type" or "troth-epoch"),
        });
        await erasing;
        await ana.HasSentEverythingAsync();
        await ben.OpensSharedNotesAsync();
        await ana.SharesAsync("said an hour later");
        await ben.SeesAsync("said an hour later");
        await ben.DoesNotSeeAsync("said in anger");
    }

    [Fact]
    public async Task What_one_tab_sent_without_hearing_so_is_erased_when_it_is_taken_back_in_another()
    {
        await using var street = new Street(browser, server);
        var (ana, ben) = await street.SharingAsync("germander", "knapweed");
        await ana.OpensSharedNotesAsync();
        var other = await ana.OpensAnotherTabAsync();
        await other.OpensAsync("");
        await other.UnlocksAsync();
        await other.OpensSharedNotesAsync();
        await ana.TouchesAsync();
        var stored = new TaskCompletionSource();
        await ana.Page.RouteAsync(Api, async route =>
        {
            if (route.Request.Method == "POST" && !stored.Task.IsCompleted)
            {
                await route.FetchAsync();
                stored.SetResult();
            }

            await route.AbortAsync("connectionreset");
        });
        await ana.SharesAsync("said in anger");
        await stored.Task;
        await other.Page.RunAndWaitForRequestAsync(() => other.TakesBackAsync("said in anger"), request => request.Method == "DELETE");
        await other.HasSentEverythingAsync();
        await other.SharesAsync("said an hour later");
        await ben.OpensSharedNotesAsync();
        await ben.SeesAsync("said an hour later");
        await ben.DoesNotSeeAsync("said in anger");
    }

    [Fact]
    public async Task What_waits_is_sent_in_the_order_in_which_it_was_written()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("teazle");
        await ana.OpensPrivatePagesAsync();
        await ana.LosesTheNetworkAsync();
        string[] pages = ["the first of three", "the second of three", "the third of three"];
        foreach (var page in pages)
        {
            await ana.WritesAsync(page);
        }

        await ana.FindsTheNetworkAsync();
        await ana.HasSentEverythingAsync();
        var facts = await Twin.ReadAsync(server.Address, ana.Handle, Person.Password, ana.SecretKey);
        Assert.Equal(pages, facts.Select(fact => Array.Find(pages, page => fact.Contains(page, StringComparison.Ordinal))).OfType<string>());
    }

    [Fact]
    public async Task A_device_that_opened_without_a_network_says_so_once_when_the_server_then_refuses_it()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("figwort");
        await ana.OpensPrivatePagesAsync();
        await ana.LosesTheNetworkAsync();
        await ana.OpensAnewAsync();
        var tries = 0;
        await ana.Page.RouteAsync(SignIn, route =>
        {
            tries++;
            return route.FulfillAsync(new() { Status = 401, ContentType = "application/problem+json", Body = "{\"title\":\"No\",\"status\":401,\"code\":\"auth\"}" });
        });

        await ana.FindsTheNetworkAsync();
        await ana.SeesAsync("You were signed out.");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("written all the same");
        await ana.SeesAsync("1 change waits on this device");
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task The_browser_is_asked_to_keep_what_is_on_the_device()
    {
        await using var street = new Street(browser, server);
        var ana = await street.PersonAsync("stonecrop", keeps: false);
        await ana.Page.AddInitScriptAsync("navigator.storage.persist = () => { window.asked = true; return Promise.resolve(true); };");
        await ana.BeginsAsync("No kit");
        Assert.True(await ana.Page.EvaluateAsync<bool>("() => window.asked"));
    }

    [Fact]
    public async Task A_network_that_hangs_keeps_nobody_from_what_is_on_the_device()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("sorb");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("before the train stood still");
        await ana.HasSentEverythingAsync();
        await ana.HasTheAppAtHandAsync();
        var (never, clock) = (new TaskCompletionSource(), ana.Page.Clock);
        await clock.InstallAsync();
        await ana.Page.Context.RouteAsync(Api, _ => never.Task);

        await ana.OpensAsync("");
        await ana.Page.RunAndWaitForRequestAsync(() => ana.TriesToUnlockAsync(Person.Password), SignIn);
        await ana.Page.RunAndWaitForRequestAsync(() => clock.FastForwardAsync(FirstByte), SignIn); // opened by then, and already trying again
        await ana.OpensPrivatePagesAsync();
        await ana.SeesAsync("before the train stood still");
        await clock.FastForwardAsync(FirstByte);
        await ana.SeesAsync("There is no connection right now.");
        await ana.WritesAsync("written while it stood");

        await ana.Page.Context.UnrouteAsync(Api);
        await clock.FastForwardAsync(FirstByte); // what still hangs is given up, and what comes next arrives
        await ana.HasSentEverythingAsync();
        await ana.SeesNoMoreAsync("There is no connection right now.");
        never.SetResult();
    }

    [Fact]
    public async Task An_address_inside_the_app_opens_without_a_network()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("arnica");
        await ana.OpensPrivatePagesAsync();
        await ana.WritesAsync("the ferry was late");
        await ana.LosesTheNetworkAsync();

        await ana.OpensAsync("journal");
        await ana.UnlocksAsync();
        await ana.ReadsTitleAsync("Private pages");
        await ana.PressesAsync("Open");
        await ana.SeesAsync("the ferry was late");
    }

    [Fact]
    public async Task The_vault_from_the_files_at_hand_can_reach_nothing()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("comfrey");
        await ana.LosesTheNetworkAsync();
        await ana.OpensAnewAsync();

        Assert.Equal("true", await ana.Page.EvaluateAsync<string>("async () => String((await fetch('/words.txt')).ok)"));
        Assert.Equal("connect-src", await ana.Page.Workers.Single().EvaluateAsync<string>("""
            () => new Promise((resolve) => {
              addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
              fetch('/words.txt').then(() => resolve('reached'));
            })
            """));
    }
}
