using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Troth.Server.Tests;

/// <summary>The real server on a real port with a real SQLite file in a folder of its own; only the clock is ours.</summary>
internal sealed class Relay : WebApplicationFactory<Program>
{
    private readonly (string Key, string Value)[] settings;
    private readonly bool ownsFolder;

    public Relay(params (string Key, string Value)[] settings)
        : this(Directory.CreateTempSubdirectory("troth-").FullName, settings) => ownsFolder = true;

    public Relay(string folder, params (string Key, string Value)[] settings)
    {
        (Folder, this.settings) = (folder, settings);
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
        Http = CreateClient();
        Http.Timeout = TimeSpan.FromSeconds(60);
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public LogCapture Logs { get; } = new();

    public HttpClient Http { get; }

    /// <summary>Changes the database behind the server's back, where a test would need too many requests.</summary>
    public void Alter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "troth.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await base.DisposeAsync();
        if (ownsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseContentRoot(Folder).UseSetting("Troth:Data", Folder);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>Keeps every line that the server logs.</summary>
internal sealed class LogCapture : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}

/// <summary>Reaching the host behind its services.</summary>
internal static class Hosts
{
    public static Microsoft.Extensions.Hosting.IHost GetRequiredHost(this IServiceProvider services) =>
        services.GetRequiredService<Microsoft.Extensions.Hosting.IHost>();
}
