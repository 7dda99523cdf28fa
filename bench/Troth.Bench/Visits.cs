using System.Globalization;
using Microsoft.Playwright;

namespace Troth.Bench;

/// <summary>What a person waits for in Chromium, at full speed and on a phone four times slower.</summary>
internal static class Visits
{
    /// <summary>So long nothing that is waited for may take.</summary>
    public const float Patience = 240_000;

    private const string Answers = "answers after ";

    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private static string Chromium => Environment.GetEnvironmentVariable("TROTH_CHROMIUM") ?? Array.Find(["/usr/bin/chromium", "/usr/bin/chromium-headless-shell"], File.Exists) ?? "";

    public static bool HasBrowser => File.Exists(Chromium);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });

    public static async Task<IReadOnlyList<Row>> MeasureAsync(ThreeYears years, int rounds)
    {
        if (!HasBrowser)
        {
            return [new("Boot, unlock, opening three years", "not measured: there is no Chromium", "", "")];
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var seen = new Dictionary<int, List<Visit>>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var slowdown in round == 0 ? new[] { 1, 4 } : [1]) // the slow one takes a minute, so once must do
            {
                (seen.TryGetValue(slowdown, out var visits) ? visits : seen[slowdown] = []).Add(await VisitAsync(browser, years, slowdown));
            }
        }

        return [.. seen.SelectMany(each => Rows(each.Key, each.Value, years.Entries)), Wire(seen[1])];
    }

    private static IEnumerable<Row> Rows(int slowdown, List<Visit> visits, long entries)
    {
        string Seconds(Func<Visit, double> of) => $"{Medians.Of(visits.Select(of)) / 1000:0.00} s";
        string Aim(string aim) => slowdown == 1 ? aim : "";
        yield return new($"Start page usable, first visit, CPU {slowdown}×", Seconds(visit => visit.Shell), $"again: {Seconds(visit => visit.ShellAgain)}", Aim("< 0.5 s"));
        yield return new($".NET ready behind it, first visit, CPU {slowdown}×", Seconds(visit => visit.DotNet), $"again: {Seconds(visit => visit.DotNetAgain)}", "");
        yield return new($"Three years ({entries:N0} entries), new browser: from Unlock to the first page, CPU {slowdown}×", Seconds(visit => visit.Cold), "with the password's key derivation and everything read, checked, opened", Aim("< 5 s"));
        yield return new($"Three years, known browser: from Unlock to the first page, CPU {slowdown}×", Seconds(visit => visit.Warm), "with the password's key derivation; pressed 2 s after its field stood", Aim("< 1 s"));
    }

    private static Row Wire(List<Visit> visits) =>
        new("Bytes on the wire at the first visit", $"{Medians.Of(visits.Select(visit => visit.Bytes)):N0}", "with headers; bodies have their budget in eng/budget.json", "");

    private static async Task<Visit> VisitAsync(IBrowser browser, ThreeYears years, int slowdown)
    {
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout(Patience);
        var visit = new Visit();
        var page = await OpenPageAsync(context);
        var protocol = await context.NewCDPSessionAsync(page);
        await protocol.SendAsync("Network.enable");
        protocol.Event("Network.loadingFinished").OnEvent += (_, done) => visit.Bytes += done!.Value.GetProperty("encodedDataLength").GetDouble();
        await protocol.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slowdown });

        (visit.Shell, visit.DotNet) = await BootAsync(page, years.Target.Address);
        var wire = visit.Bytes;
        visit.Cold = await FirstUnlockAsync(page, years);
        await page.EvaluateAsync(Settled);

        (visit.ShellAgain, visit.DotNetAgain) = await BootAsync(page, years.Target.Address);
        visit.Warm = await UnlockAsync(page);
        visit.Bytes = wire;
        return visit;
    }

    /// <summary>The first unlock of a browser that knows nobody.</summary>
    public static async Task<double> FirstUnlockAsync(IPage page, ThreeYears years)
    {
        await page.GotoAsync(new Uri(years.Target.Address, "unlock").ToString());
        await ReadyAsync(page);
        await page.Locator("#unlock-handle").FillAsync(ThreeYears.Handle);
        await page.Locator("#unlock-key").FillAsync(years.SecretKey);
        return await UnlockAsync(page);
    }

    // What was read is kept a moment after it is shown; the next visit must find it.
    private const string Settled = "() => new Promise((resolve) => setTimeout(resolve, 4000))";

    // Nobody types a password in less.
    private const string Typing = "() => new Promise((resolve) => setTimeout(resolve, 2000))";

    /// <summary>A page that says by itself when the shell answers: to look for that from outside brings a large script into it, which it would wait for.</summary>
    public static async Task<IPage> OpenPageAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            $$"""
            new MutationObserver((_, watch) => {
              if (!document.documentElement.classList.contains('js')) return;
              watch.disconnect();
              console.debug(`{{Answers}}${performance.now()}`);
            }).observe(document, { attributeFilter: ['class'], subtree: true });
            """);
        return page;
    }

    /// <summary>When the shell answers and when .NET is there behind it, from the beginning of the visit.</summary>
    public static async Task<(double Shell, double DotNet)> BootAsync(IPage page, Uri address)
    {
        var said = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.StartsWith(Answers, StringComparison.Ordinal), Timeout = Patience });
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var shell = double.Parse((await said).Text[Answers.Length..], CultureInfo.InvariantCulture);
        return (shell, await ReadyAsync(page));
    }

    private static Task<double> ReadyAsync(IPage page) =>
        page.EvaluateAsync<double>("async () => { await (await import('/port.js')).qr('troth'); return performance.now(); }");

    /// <summary>From the press on Unlock, two seconds after the field stood, until the first page stands.</summary>
    public static async Task<double> UnlockAsync(IPage page)
    {
        await page.Locator("#unlock-password").FillAsync(ThreeYears.Password);
        await page.EvaluateAsync(Typing);
        var began = await page.EvaluateAsync<double>("() => { document.querySelector('#unlock-password').form.requestSubmit(); return performance.now(); }");
        try
        {
            await page.Locator("#app nav.places").WaitForAsync();
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The app did not open: {await page.Locator("body").InnerTextAsync()}");
        }

        return await page.EvaluateAsync<double>("() => performance.now()") - began;
    }

    private sealed class Visit
    {
        public double Shell { get; set; }

        public double ShellAgain { get; set; }

        public double DotNet { get; set; }

        public double DotNetAgain { get; set; }

        public double Cold { get; set; }

        public double Warm { get; set; }

        public double Bytes { get; set; }
    }
}
