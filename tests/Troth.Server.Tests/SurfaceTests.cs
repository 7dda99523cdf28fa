using System.Net;
using System.Text.Json;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class SurfaceTests
{
    [Theory]
    [InlineData("/today", "connect-src 'self'", "no-cache")]
    [InlineData("/index.html", "trusted-types default", "no-cache")]
    [InlineData("/shell.js", "script-src 'self' 'wasm-unsafe-eval'", "no-cache")]
    [InlineData("/vault.js", "connect-src 'none'", "no-cache")]
    [InlineData("/service-worker.js", "script-src 'self'; connect-src 'self'; base-uri", "no-cache")]
    [InlineData("/api/v1/server", "default-src 'none'", "no-store")]
    [InlineData("/api/v1/heads", "default-src 'none'", "no-store")]
    [InlineData("/health/live", "default-src 'none'", "no-store")]
    public async Task Every_answer_carries_the_security_headers(string path, string policy, string cache)
    {
        await using var relay = new Relay();

        using var response = await relay.Http.GetAsync(path);

        Assert.Contains(policy, Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal(cache, Header("Cache-Control"));
        Assert.False(response.Headers.Contains("Server"));
        string Header(string name) => string.Join(',', response.Headers.GetValues(name));
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var relay = new Relay();

        using var document = JsonDocument.Parse(await relay.Http.GetStringAsync("/openapi/v1.json"));

        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Contains("/api/v1/spaces/{space}/log", paths);
        Assert.Contains("/api/v1/poke", paths);
        Assert.Equal(25, paths.Count(path => path.StartsWith("/api/v1/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_generation_is_a_file_that_outlives_the_process()
    {
        var folder = Directory.CreateTempSubdirectory("troth-").FullName;
        Id16 first;
        await using (var relay = new Relay(folder))
        {
            first = await GenerationAsync(relay);
            Assert.Equal(first.ToString(), await File.ReadAllTextAsync(Path.Combine(folder, "generation")));
        }

        await using (var relay = new Relay(folder))
        {
            Assert.Equal(first, await GenerationAsync(relay));
        }

        var restored = Id16.New();
        await File.WriteAllTextAsync(Path.Combine(folder, "generation"), restored.ToString());
        await using (var relay = new Relay(folder))
        {
            Assert.Equal(restored, await GenerationAsync(relay));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_healthy_server_is_live_and_ready()
    {
        await using var relay = new Relay();

        Assert.Equal(HttpStatusCode.OK, (await relay.Http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await relay.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task What_is_logged_says_nothing_about_anybody()
    {
        await using var relay = new Relay();
        var (ana, ben) = (await Person.JoinAsync(relay.Http, "zanzibar"), await Person.JoinAsync(relay.Http, "quetzal"));
        var space = await ana.OpenSpaceAsync();
        await ana.AdmitAsync(ben, space);
        await (await ana.AppendAsync(space, 7, Sealed.Entry(space))).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.SendAsync(HttpMethod.Get, "spaces/zanzibar/log?after=quetzal")).IsProblemAsync(400, ProblemCodes.Malformed);
        await (await ana.PostAsync("sessions", new SignInRequest("zanzibar", Sealed.Auth(), Id16.New()))).IsProblemAsync(401, ProblemCodes.Auth);
        relay.Alter("DROP TABLE failure");
        await (await ana.PostAsync("sessions", new SignInRequest("zanzibar", ana.Auth, ana.Device))).IsProblemAsync(503, ProblemCodes.Unavailable);

        var lines = string.Join('\n', relay.Logs.Lines);
        Assert.Contains("A request failed: SqliteException", lines, StringComparison.Ordinal);
        foreach (var secret in (string[])["zanzibar", "quetzal", ana.Token, ben.Token, space.ToString(), ana.Account.ToString(), "::1", "/api/v1", Convert.ToBase64String(ana.Auth)])
        {
            Assert.DoesNotContain(secret, lines, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<Id16> GenerationAsync(Relay relay) =>
        JsonSerializer.Deserialize(await relay.Http.GetStringAsync("/api/v1/server"), ProtocolJson.Default.ServerInfo)!.Generation;
}
