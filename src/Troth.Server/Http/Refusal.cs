using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Troth.Protocol;

namespace Troth.Server.Http;

/// <summary>A "no" with its reason: on the wire an RFC 9457 problem detail with a <c>code</c> (protocol.md 8).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Detail">A sentence that holds nothing a member wrote.</param>
/// <param name="Limit">The number of the limit that was met, where one was.</param>
/// <param name="RetryAfter">How long to wait before another attempt makes sense.</param>
internal sealed record Refusal(int Status, string Code, string Detail, long? Limit = null, TimeSpan? RetryAfter = null) : IResult, IEndpointMetadataProvider
{
    private const string MediaType = "application/problem+json";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var problem = new Problem($"urn:troth:{Code}", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status), Status, Detail, Code, Limit);
        return response.WriteAsJsonAsync(problem, ProtocolJson.Default.Problem, MediaType, httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[400, 401, 403, 409, 429])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [MediaType]));
        }
    }
}
