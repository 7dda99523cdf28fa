using Microsoft.Playwright;

namespace Troth.Bench;

/// <summary>What somebody waits for on most days: an account of twelve weeks, on a slow phone under way and on a fast computer.</summary>
internal static class Phone
{
    // What Chromium's own tools call "Fast 4G": 9 Mbit/s down and 1.5 up, a tenth of it lost, 60 ms away; 165 ms for each request come near that.
    private const double Down = 9_000_000 / 8 * 0.9;
    private const double Up = 1_500_000 / 8 * 0.9;
    private const double Latency = 165;

    // A start that takes a third of a second varies by as much from one to the next.
    private const int Openings = 5;

    // Until the service worker holds every file of the list, the list, and the start page.
    private const string Kept = """
        async () => {
          const list = await (await fetch('/service-worker-assets.js')).text();
          const cache = await caches.open(`notes-${/"version": "([^"]+)"/.exec(list)[1]}`);
          while ((await cache.keys()).length <= list.match(/"url":/g).length + 1) await new Promise((resolve) => setTimeout(resolve, 100));
        }
        """;

    public static async Task<IReadOnlyList<Row>> MeasureAsync(ThreeYears weeks, int rounds)
    {
        if (!Visits.HasBrowser)
        {
            return [new("A slow phone", "not measured: there is no Chromium", "", "")];
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Visits.LaunchAsync(playwright);
        List<Day> fast = [], slow = [];
        for (var round = 0; round < rounds; round++)
        {
            fast.Add(await LiveAsync(browser, weeks, 1));
            slow.Add(await LiveAsync(browser, weeks, 4));
        }

        return
        [
            Row("Shell answers, first visit, Fast 4G, CPU 4×", slow, day => day.Shell, "≤ 1.0 s"),
            Row("Shell answers, from the service worker, Fast 4G, CPU 4×", slow, day => day.ShellAgain, "≤ 0.3 s"),
            Row($"Twelve weeks ({weeks.Entries} entries), from the service worker: from Unlock, pressed 2 s after its field stood, to Today, CPU 1×", fast, day => day.Today, "≤ 1.2 s"),
            Row($"Twelve weeks ({weeks.Entries} entries), from the service worker: from Unlock, pressed 2 s after its field stood, to Today, CPU 4×", slow, day => day.Today, "≤ 3.0 s"),
        ];
    }

    private static Row Row(string what, List<Day> days, Func<Day, double> of, string aim) =>
        new(what, $"{Medians.Of(days.Select(of)) / 1000:0.00} s", $"{days.Min(of) / 1000:0.00} to {days.Max(of) / 1000:0.00} s", aim);

    // The first visit and the first unlock; then the app closed, and opened again.
    private static async Task<Day> LiveAsync(IBrowser browser, ThreeYears weeks, int slowdown)
    {
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout(Visits.Patience);
        var first = await SlowPageAsync(context, slowdown);
        var (shell, _) = await Visits.BootAsync(first, weeks.Target.Address);
        await Visits.FirstUnlockAsync(first, weeks);
        await first.EvaluateAsync(Kept);
        await first.CloseAsync();

        var shells = new List<double>();
        for (var opened = 1; opened < Openings; opened++)
        {
            var glance = await SlowPageAsync(context, slowdown);
            shells.Add((await Visits.BootAsync(glance, weeks.Target.Address)).Shell);
            await glance.CloseAsync();
        }

        var again = await SlowPageAsync(context, slowdown);
        shells.Add((await Visits.BootAsync(again, weeks.Target.Address)).Shell);
        return new(shell, Medians.Of(shells), await Visits.UnlockAsync(again));
    }

    private static async Task<IPage> SlowPageAsync(IBrowserContext context, int slowdown)
    {
        var page = await Visits.OpenPageAsync(context);
        var protocol = await context.NewCDPSessionAsync(page);
        if (slowdown > 1)
        {
            await protocol.SendAsync("Network.enable");
            await protocol.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = Latency, ["downloadThroughput"] = Down, ["uploadThroughput"] = Up });
        }

        await protocol.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowdown });
        return page;
    }

    private sealed record Day(double Shell, double ShellAgain, double Today);
}
