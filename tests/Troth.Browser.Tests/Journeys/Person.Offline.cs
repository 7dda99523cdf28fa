using System.Diagnostics;

namespace Troth.Browser.Tests.Journeys;

/// <summary>Having no network, and having it back.</summary>
public sealed partial class Person
{
    // Whether files of these kinds are kept, all of them: the list of the app's files is kept with them.
    private const string Keeps = """
        async (everything) => {
          const list = await caches.match('/service-worker-assets.js');
          if (!navigator.serviceWorker.controller || !list) return false;
          const files = (await list.text()).match(/"url": "[^"]+"/g).map((line) => line.slice(8, -1));
          const wanted = files.filter((file) => everything || !/^_framework|^words/.test(file));
          return (await Promise.all(wanted.map((file) => caches.match('/' + file)))).every(Boolean);
        }
        """;

    // What waits to be sent has a record of its own, and a key of three parts.
    private const string CountWaiting = """
        async () => {
          const { openDb } = await import('/device.js');
          const keys = (await openDb()).transaction('local').objectStore('local').getAllKeys();
          return new Promise((resolve) => { keys.onsuccess = () => resolve(keys.result.filter(Array.isArray).length); });
        }
        """;

    /// <summary>Waits until this browser has the shell at hand.</summary>
    public Task HasTheShellAtHandAsync() => UntilAsync(Keeps, false);

    /// <summary>Waits until this browser has the whole app at hand.</summary>
    public Task HasTheAppAtHandAsync() => UntilAsync(Keeps, true);

    /// <summary>Goes where there is no network, with the whole app at hand.</summary>
    public async Task LosesTheNetworkAsync()
    {
        await HasTheAppAtHandAsync();
        await Page.Context.SetOfflineAsync(true);
    }

    /// <summary>Is in reach of the server again.</summary>
    public Task FindsTheNetworkAsync() => Page.Context.SetOfflineAsync(false);

    /// <summary>The browser freezes this tab, as a phone does with one that nobody looks at: nothing in it runs, and it keeps what it holds.</summary>
    public Task StandsStillAsync() => BecomesAsync("frozen");

    /// <summary>The browser lets this tab go on.</summary>
    public Task GoesOnAsync() => BecomesAsync("active");

    private async Task BecomesAsync(string state)
    {
        var browser = await Page.Context.NewCDPSessionAsync(Page);
        await browser.SendAsync("Page.enable");
        await browser.SendAsync("Page.setWebLifecycleState", new() { ["state"] = state });
    }

    /// <summary>The browser drops all that it keeps for the app, as it may when a disk is full.</summary>
    public Task LosesItsStorageAsync() => Page.EvaluateAsync("""
        () => new Promise((resolve, reject) => {
          const gone = indexedDB.deleteDatabase('notes');
          gone.onsuccess = () => resolve();
          gone.onerror = () => reject(gone.error);
        })
        """);

    /// <summary>Opens the app anew, as from its icon, and unlocks it.</summary>
    public async Task OpensAnewAsync()
    {
        await OpensAsync("");
        await UnlocksAsync();
    }

    /// <summary>Opens what both have written to each other.</summary>
    public async Task OpensSharedNotesAsync()
    {
        await GoesToAsync("Together");
        await FollowsAsync("Shared notes");
    }

    /// <summary>Opens what whoever runs the server can see.</summary>
    public async Task OpensAboutThisServerAsync()
    {
        await GoesToAsync("Me");
        await FollowsAsync("Settings");
        await FollowsAsync("About this server");
        await ReadsTitleAsync("About this server");
    }

    /// <summary>The addresses of everything this browser has at hand.</summary>
    public Task<string[]> AtHandAsync() => Page.EvaluateAsync<string[]>("""
        async () => {
          const names = await caches.keys();
          const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          return requests.flat().map(({ url }) => new URL(url).pathname);
        }
        """);

    /// <summary>What of the page, its scripts, its styles and .NET did not come straight from this browser's cache.</summary>
    public Task<string[]> AsksTheServiceWorkerForAsync() => Page.EvaluateAsync<string[]>("""
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(({ initiatorType, deliveryType, name }) => deliveryType !== 'cache-storage' && (initiatorType !== 'other' || /[.](js|css)$|_framework/.test(name)))
          .map(({ name }) => name)
        """);

    /// <summary>The versions of which this browser has files.</summary>
    public Task<string[]> VersionsAtHandAsync() => Page.EvaluateAsync<string[]>("() => caches.keys()");

    /// <summary>Waits until only one version is left.</summary>
    public Task HasOneVersionAtHandAsync() => UntilAsync("async () => (await caches.keys()).length === 1");

    /// <summary>Closes the app and opens it again until these words are in it, shown or not.</summary>
    public async Task ReopensUntilAsync(string path, string words)
    {
        var patience = Stopwatch.StartNew();
        do
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(90), $"{Name} never reads: {words}");
            await Page.GotoAsync("about:blank");
            try
            {
                await Page.GotoAsync(new Uri(server, path).ToString(), new() { Timeout = 10_000 });
            }
            catch (TimeoutException)
            {
                // Within the few milliseconds in which one service worker, whatever it does, hands over to the next, Chromium can lose a page that is asked for.
            }
        }
        while (await Page.GetByText(words).CountAsync() == 0);
    }

    /// <summary>Waits until nothing is left on the device to be sent.</summary>
    public Task HasSentEverythingAsync() => UntilAsync($"async () => await ({CountWaiting})() === 0");

    /// <summary>How many sealed records wait on the device to be sent.</summary>
    public Task<int> WaitingOnTheDeviceAsync() => Page.EvaluateAsync<int>(CountWaiting);

    /// <summary>Waits until a version is whole and waits for its turn.</summary>
    public Task HasAVersionWaitingAsync() => UntilAsync("async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)");

    /// <summary>Has the browser ask whether there is a new version, as it does by itself whenever a page is opened.</summary>
    public Task AsksForANewVersionAsync() => Page.EvaluateAsync("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }");

    private async Task UntilAsync(string condition, object? argument = null)
    {
        var patience = Stopwatch.StartNew();
        while (!await Page.EvaluateAsync<bool>(condition, argument))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(90), $"{Name} waited in vain for: {condition}");
        }
    }
}
