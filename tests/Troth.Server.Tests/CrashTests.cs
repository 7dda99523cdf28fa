using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Troth.Protocol;

namespace Troth.Server.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_and_every_chain_is_whole()
    {
        var folder = Directory.CreateTempSubdirectory("troth-").FullName;
        var acknowledged = new ConcurrentDictionary<Id16, (Id16 Space, long N)>();
        var port = FreePort();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        using var server = await StartAsync(folder, port, http);
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Person.JoinAsync(http, $"person{i}")));
        var spaces = await Task.WhenAll(people.Select(person => person.OpenSpaceAsync()));

        var load = Task.WhenAll(Enumerable.Range(0, 24).Select(i => LoadAsync(people[i % 6], spaces[i % 6], acknowledged)));
        await Until.TrueAsync(() => acknowledged.Count > 300);
        server.Kill(entireProcessTree: true);
        await load;
        await server.WaitForExitAsync();

        using var again = await StartAsync(folder, port, http);
        foreach (var (person, space) in people.Zip(spaces))
        {
            var log = await person.ReadLogAsync(space);
            log.IsWhole(space);
            var standing = log.Frames.ToDictionary(frame => frame.Id(), frame => frame.N);
            Assert.All(acknowledged.Where(entry => entry.Value.Space == space), entry => Assert.Equal(entry.Value.N, standing[entry.Key]));
        }

        again.Kill(entireProcessTree: true);
        await again.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task LoadAsync(Person person, Id16 space, ConcurrentDictionary<Id16, (Id16, long)> acknowledged)
    {
        try
        {
            // The burst of one account is shared by its four writers.
            foreach (var _ in Enumerable.Range(0, (Limits.AppendBurst / 4) - 1))
            {
                var frame = Sealed.Entry(space);
                var answer = await (await person.AppendAsync(space, 0, frame)).ReadAsync<AppendAnswer>();
                acknowledged[frame.Id()] = (space, answer.N);
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed: this append was not acknowledged.
        }
        catch (IOException)
        {
            // The same, in the middle of an answer.
        }
    }

    private static async Task<Process> StartAsync(string folder, int port, HttpClient http)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Troth__Data"] = folder;
        var server = Process.Start(start)!;
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await IsReadyAsync(http))
        {
            await Task.Delay(100, limit.Token);
        }

        return server;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
