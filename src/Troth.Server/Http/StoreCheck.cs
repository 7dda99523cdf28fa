using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Troth.Server.Store;

namespace Troth.Server.Http;

/// <summary>Ready means that the writer answers.</summary>
internal sealed class StoreCheck(SqliteStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.WriteAsync<bool>(db => db.HasAccounts());
            return HealthCheckResult.Healthy();
        }
        catch (SqliteException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
