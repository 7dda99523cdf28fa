using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Troth.Bench;

/// <summary>A server as a process of its own: Troth as it is published, or the floor.</summary>
internal sealed class Target : IAsyncDisposable
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux

    private readonly Process process;
    private readonly string counter;
    private readonly string data;

    private Target(Process process, int port, string data, string counter) => (this.process, Port, this.data, this.counter) = (process, port, data, counter);

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Processor time used so far, seconds.</summary>
    public double Cpu
    {
        get
        {
            var fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>Memory that is its own, kB.</summary>
    public long Memory => long.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1],
        CultureInfo.InvariantCulture);

    /// <summary>Flushes so far; 0 where nobody counts.</summary>
    public long Flushes => File.Exists(counter) && File.ReadAllBytes(counter) is { Length: 8 } bytes ? BitConverter.ToInt64(bytes) : 0;

    /// <summary>Starts Troth on a data folder.</summary>
    public static Task<Target> TrothAsync(string data, Flushes? flushes = null, bool steady = false)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folders.App, "Troth.Server.dll")]) { WorkingDirectory = Folders.App };
        start.Environment["Troth__Data"] = data;
        start.Environment["Troth__Registration"] = "open";
        start.Environment["Troth__AddressLimits"] = "false"; // everybody here has the same address
        return StartAsync(start, FreePort(), data, flushes, steady);
    }

    /// <summary>Starts the floor on a data folder.</summary>
    public static Task<Target> FloorAsync(string data, Flushes? flushes = null, bool steady = false)
    {
        var port = FreePort();
        return StartAsync(new("dotnet", [typeof(Target).Assembly.Location, "floor", data, $"{port}"]), port, data, flushes, steady);
    }

    /// <summary>Stops it as an operator does.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
        File.Delete(counter);
    }

    private static async Task<Target> StartAsync(ProcessStartInfo start, int port, string data, Flushes? flushes, bool steady)
    {
        var counter = Path.Combine(Path.GetTempPath(), $"troth-flushes-{port}");
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"); // only the load is sent that way
        flushes?.Put(start.Environment, counter, steady);
        var target = new Target(Process.Start(start)!, port, data, counter);
        target.process.OutputDataReceived += (_, _) => { };
        target.process.BeginOutputReadLine();
        target.process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = target.Address, Timeout = TimeSpan.FromSeconds(5) };
        for (var tries = 0; ; tries++)
        {
            try
            {
                (await http.GetAsync("health/ready")).EnsureSuccessStatusCode();
                return target;
            }
            catch (HttpRequestException) when (tries < 400 && !target.process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
