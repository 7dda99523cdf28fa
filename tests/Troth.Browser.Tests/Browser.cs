using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Troth.Browser.Tests.Browser))]

namespace Troth.Browser.Tests;

/// <summary>One headless Chromium for all tests. Tests that need it are skipped where there is none, and fail in CI.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string WithoutWindows = "/usr/bin/chromium-headless-shell"; // starts no renderers for buttons of its own with every page

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    private static readonly string Executable = Environment.GetEnvironmentVariable("TROTH_CHROMIUM")
        ?? (File.Exists(WithoutWindows) ? WithoutWindows : "/usr/bin/chromium");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Executable) || Repository.Strict)
        {
            playwright = await Playwright.CreateAsync();
            chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
        }
    }

    /// <summary>A profile of its own.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(chromium is null, $"There is no Chromium at {Executable}; set TROTH_CHROMIUM to its path.");
        return await chromium!.NewContextAsync(options);
    }

    /// <summary>A page in a profile of its own.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null) => await (await NewContextAsync(options)).NewPageAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
