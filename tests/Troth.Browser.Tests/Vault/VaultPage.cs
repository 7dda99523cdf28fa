using System.Text.Json;
using Microsoft.Playwright;
using Troth.Browser.Tests.Vault.Interop;

namespace Troth.Browser.Tests.Vault;

/// <summary>A blank page on a secure origin that runs the vault's own source with a test harness behind it.</summary>
internal sealed class VaultPage : IAsyncDisposable
{
    private const string Origin = "http://localhost/";
    private readonly IPage page;

    private VaultPage(IPage page) => this.page = page;

    /// <summary>The source of the vault.</summary>
    public static string Source => Repository.Read("src/Troth.Client/wwwroot/vault.js");

    /// <summary>Opens the page; nothing is ever asked of a network.</summary>
    public static async Task<VaultPage> OpenAsync(Browser browser)
    {
        var page = await browser.NewPageAsync();
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Notes</title>" }));
        await page.GotoAsync(Origin);
        foreach (var script in (string[])["driver.js", "story.js", "forgery.js", "remote.js"])
        {
            await page.AddScriptTagAsync(new() { Content = Script(script) });
        }

        await page.EvaluateAsync("source => { Vault.source = source; }", $"{Source}\n{Script("harness.js")}\n{Script("golden.js")}");
        return new(page);
    }

    /// <summary>Runs test vectors in a worker: how many it ran, and which went wrong.</summary>
    public async Task<JsonElement> CheckAsync(string kind, string vectors) =>
        await page.EvaluateAsync<JsonElement>("([kind, vectors]) => new Vault().call('check', { kind, vectors: JSON.parse(vectors) })", new[] { kind, vectors });

    /// <summary>Tells a story; it throws where it goes otherwise than told.</summary>
    public Task TellAsync(string story) => page.EvaluateAsync("name => stories[name]()", story);

    /// <summary>One more vault in this page.</summary>
    public async Task<ChromiumVault> NewVaultAsync() => new(this, await page.EvaluateAsync<int>("() => startVault()"));

    /// <summary>The answer of a vault of this page; bytes are objects with base64.</summary>
    public async Task<JsonElement> CallAsync(int vault, string operation, string request) =>
        JsonSerializer.Deserialize<JsonElement>(await page.EvaluateAsync<string>("call => callVault(call)", new object[] { vault, operation, request }));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    private static string Script(string name) => Repository.Read($"tests/Troth.Browser.Tests/Vault/{name}");
}
