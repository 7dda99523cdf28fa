using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Troth.Browser.Tests.Journeys;

/// <summary>What a first visit may cost in bytes, as they come over the wire (eng/budget.json).</summary>
public sealed class BudgetTests(Browser browser, RunningServer server) : IClassFixture<RunningServer>
{
    // Asked for a code, .NET answers when it is there: so the visit is over when this returns.
    private const string AskForACode = "async () => (await (await import('/port.js')).qr('troth')).size";

    // Every file by its hash. The service worker asks for it, and is registered once the shell answers: so it is no part of what the shell needs.
    private const string List = "service-worker-assets.js";

    private const string LazyPart = "_framework/QRCoder.wasm";

    // A browser that knows nobody fetches them once somebody unlocks (docs/decisions/0012).
    private static readonly string[] PartsOfApp = [.. new[] { "Protocol", "Vault", "Domain", "Ui" }.Select(name => $"_framework/Troth.{name}.wasm")];

    // Fetched once Today stands.
    private static readonly string[] PartsOfPages = ["_framework/Troth.Phrasing.wasm", "_framework/Troth.Features.wasm"];

    [Fact]
    public async Task A_first_visit_stays_within_its_budget()
    {
        var budget = JsonDocument.Parse(Repository.Read("eng/budget.json")).RootElement;
        int Limit(string name) => budget.GetProperty(name).GetInt32();

        // The vault starts with the first password; whoever begins or unlocks needs it too.
        var visit = await VisitAsync();
        var boot = visit.Append("vault.js").Distinct().Where(path => path != LazyPart).ToList();

        Within(Limit("firstBootBytes"), boot);
        Within(Limit("ownCodeBytes"), boot.Where(path => path.StartsWith("_framework/Troth.", StringComparison.Ordinal)).Concat(PartsOfApp));
        Within(Limit("todayBytes"), boot.Concat(PartsOfApp));
        Within(Limit("pagesBytes"), PartsOfPages);
        Within(Limit("styleBytes"), EveryFile("*.css"));
        Within(Limit("shellBytes"), EveryFile("*.html", "*.js", "*.css"));
    }

    [Fact]
    public async Task Nothing_is_fetched_before_it_is_wanted()
    {
        var visit = await VisitAsync();
        Assert.Equal(LazyPart, visit[^1]); // the first code brings its encoder, after everything else
        Assert.DoesNotContain(visit, path => path.Contains("Linq.Expressions", StringComparison.Ordinal) || path.Contains("System.Net.Http.Json", StringComparison.Ordinal));
        Assert.DoesNotContain("words.txt", visit);
        Assert.Empty(visit.Intersect([.. PartsOfApp, .. PartsOfPages]));
        Assert.Equal(visit.Distinct(), visit);
    }

    [Fact]
    public async Task A_browser_that_knows_somebody_fetches_the_parts_before_the_password_is_given()
    {
        await using var street = new Street(browser, server);
        var ana = await street.NeighbourAsync("bergamot");
        await ana.Page.RunAndWaitForRequestAsync(ana.LocksAsync, request => request.Url.EndsWith(PartsOfApp[^1], StringComparison.Ordinal));
        await ana.IsAskedForThePasswordAsync();
        await ana.UnlocksAsync();
        Assert.Equal([], street.Eyes.Complaints);
    }

    [Fact]
    public async Task Today_stands_before_the_other_pages_are_here_and_the_last_of_two_early_presses_counts()
    {
        var page = await browser.NewPageAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        TaskCompletionSource asked = new(), held = new();
        await page.RouteAsync("**/Troth.{Phrasing,Features}.wasm", async route =>
        {
            asked.TrySetResult();
            await held.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(server.Address.ToString());
        await page.Locator("a[href='/sample']").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Today", Exact = true }).WaitForAsync();
        await asked.Task; // by itself

        await page.EvaluateAsync("() => { window.stands = true; }");
        await page.GetByRole(AriaRole.Link, new() { Name = "Together", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Me", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Today", Exact = true }).WaitForAsync();
        held.SetResult();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Me", Exact = true }).WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => window.stands")); // the same document: nobody has to unlock again
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_shell_answers_without_the_list_that_is_not_in_its_budget()
    {
        var page = await browser.NewPageAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Block });
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) => asked.Enqueue(request.Url);
        await page.GotoAsync(server.Address.ToString());
        await page.Locator("header").GetByRole(AriaRole.Link, new() { Name = "Calm" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Calm", Exact = true }).WaitForAsync();
        Assert.DoesNotContain(asked, url => url.EndsWith(List, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    // Every path in the order it was asked for, up to the moment when .NET has answered.
    private async Task<List<string>> VisitAsync()
    {
        var page = await browser.NewPageAsync();
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) => asked.Enqueue(new Uri(request.Url).AbsolutePath[1..]);
        await page.GotoAsync(server.Address.ToString());
        Assert.True(await page.EvaluateAsync<double>(AskForACode) > 0);
        await page.Context.CloseAsync();
        return [.. asked.Select(path => path.Length == 0 ? "index.html" : path)];
    }

    private static IEnumerable<string> EveryFile(params string[] patterns)
    {
        var root = Path.Combine(PublishedApp.Folder, "wwwroot");
        return patterns
            .SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith("_framework/", StringComparison.Ordinal) && path != List);
    }

    private static void Within(int limit, IEnumerable<string> paths)
    {
        var files = paths.Select(path => (Size: OnTheWire(path), Path: path)).OrderDescending().ToList();
        var largest = string.Join(Environment.NewLine, files.Take(12).Select(file => $"{file.Size,9:N0}  {file.Path}"));
        Assert.True(files.Sum(file => file.Size) <= limit, $"{files.Sum(file => file.Size):N0} bytes where {limit:N0} may be. The largest:{Environment.NewLine}{largest}");
        Assert.NotEmpty(files);
    }

    // Chromium takes brotli wherever the server has it.
    private static long OnTheWire(string path)
    {
        var file = Path.Combine(PublishedApp.Folder, "wwwroot", path);
        return new FileInfo(File.Exists(file + ".br") ? file + ".br" : file).Length;
    }
}
