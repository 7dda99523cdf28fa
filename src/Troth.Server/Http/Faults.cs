using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Troth.Server.Http;

/// <summary>Turns exceptions into problem details. Logs what kind and where, never a message: it could quote what somebody sent.</summary>
internal sealed class Faults(ILogger<Faults> log) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException)
        {
            log.Failed(exception.GetType().Name, Environment.NewLine, exception.StackTrace);
        }

        var refusal = exception switch
        {
            BadHttpRequestException bad => Refusals.ForStatus(bad.StatusCode),
            SqliteException => Refusals.Unavailable,
            _ => Refusals.Broken,
        };
        await refusal.ExecuteAsync(httpContext);
        return true;
    }
}
