using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Troth.Protocol;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>Replies in the server's form.</summary>
internal static class Replies
{
    public static HttpResponseMessage Json<T>(T body, JsonTypeInfo<T> type) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body, type) };

    public static HttpResponseMessage Refusal(string code) => new(HttpStatusCode.Conflict)
    {
        Content = JsonContent.Create(new Problem(null, null, 409, null, code, null), ProtocolJson.Default.Problem, new("application/problem+json")),
    };

    public static HttpResponseMessage Of((AppendAnswer? Answer, string? Refusal) written) =>
        written.Answer is { } answer ? Json(answer, ProtocolJson.Default.AppendAnswer) : Refusal(written.Refusal!);

    /// <summary>A page of a log after a place.</summary>
    public static HttpResponseMessage Page(Branch branch, long after, int limit)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(Frames.WritePlaced([.. branch.Frames.Where(frame => frame.N > after).Take(limit)])),
        };
        answer.Headers.Add("Troth-Head", $"{branch.N}:{Convert.ToHexStringLower(branch.H)}");
        return answer;
    }

    /// <summary>The place a page of the log is asked after.</summary>
    public static long After(Uri request) => long.Parse(request.Query.Split("after=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);

    public static uint Epoch(HttpRequestMessage request) =>
        uint.Parse(request.Headers.GetValues("Troth-Epoch").Single(), System.Globalization.CultureInfo.InvariantCulture);
}
