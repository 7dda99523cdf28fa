using Microsoft.Data.Sqlite;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>Deletes what has expired: sessions, invitations, claims, locks, and the counts of the rate limits.</summary>
internal sealed class Cleaning(SqliteStore store, Rates rates, TimeProvider time, ILogger<Cleaning> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await CleanAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CleanAsync()
    {
        rates.Sweep();
        try
        {
            var cleaned = await store.WriteAsync(db => db.Clean(time.Now()));
            log.Cleaned(cleaned.Value);
        }
        catch (SqliteException broken)
        {
            log.CleaningFailed(broken.GetType().Name);
        }
    }
}
