using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Troth.Browser.Tests.Journeys;

/// <summary>The published server as a process of its own, with an empty data folder.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("troth-journey-");
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://localhost:{FreePort()}/");

    /// <summary>Everything it logged, as a file.</summary>
    public string LogPath => Path.Combine(_data.FullName, "server.log");

    /// <summary>Every byte it keeps: database, write-ahead log, secrets.</summary>
    public IEnumerable<string> DataFiles => Directory.EnumerateFiles(Path.Combine(_data.FullName, "data"), "*", SearchOption.AllDirectories);

    /// <summary>Starts it and waits until it is ready.</summary>
    public async ValueTask InitializeAsync()
    {
        await PublishedApp.EnsureAsync();
        await StartAsync(PublishedApp.Folder);
    }

    /// <summary>Stops it and starts another version at the same address, with the same data.</summary>
    public async Task BecomesAsync(string app)
    {
        await StopAsync();
        await StartAsync(app);
    }

    /// <summary>Stops it and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Delete(recursive: true);
    }

    private async Task StartAsync(string app)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(app, "Troth.Server.dll")])
        {
            WorkingDirectory = app,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Troth__Data"] = Path.Combine(_data.FullName, "data");
        start.Environment["Troth__Registration"] = "open";
        start.Environment["Troth__AddressLimits"] = "false"; // everybody here has the same address
        start.Environment["Logging__LogLevel__Default"] = "Information";
        _process = Process.Start(start)!;
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) =>
        {
            Log(line.Data);
            if (line.Data is null)
            {
                listens.TrySetException(new InvalidOperationException("The server has ended before it listened."));
            }
            else if (line.Data.Contains("Now listening", StringComparison.Ordinal))
            {
                listens.TrySetResult();
            }
        };
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await listens.Task.WaitAsync(patience.Token);
        using var http = new HttpClient { BaseAddress = Address };
        using var ready = await http.GetAsync("health/ready", patience.Token);
        ready.EnsureSuccessStatusCode();
    }

    private async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    private void Log(string? line)
    {
        if (line is not null)
        {
            lock (_data)
            {
                File.AppendAllLines(LogPath, [line]);
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

/// <summary>What <c>dotnet publish</c> makes: the app that people get.</summary>
internal static class PublishedApp
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Where <c>test.sh</c> publishes to.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "app");

    /// <summary>The SHA-256 of every file that anybody gets, in base64.</summary>
    public static IReadOnlyList<string> Hashes =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "wwwroot"), "*", SearchOption.AllDirectories).Select(file => Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(file))))];

    /// <summary>Publishes once, where test.sh has not done so.</summary>
    public static async Task EnsureAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (!File.Exists(Path.Combine(Folder, "Troth.Server.dll")))
            {
                using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/Troth.Server", "-c", "Release", "-o", Folder]) { WorkingDirectory = Repository.Root })!;
                await publish.WaitForExitAsync();
                Assert.Equal(0, publish.ExitCode);
            }
        }
        finally
        {
            Turn.Release();
        }
    }
}
