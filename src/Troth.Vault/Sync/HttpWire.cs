using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Troth.Vault.Sync;

/// <summary>The wire on .NET's own HTTP client: for everything that is no browser.</summary>
/// <param name="http">Its base address is the server; it carries the bearer token.</param>
/// <param name="auth">AUTH of the account, for whoever does more than read and write.</param>
public sealed class HttpWire(HttpClient http, byte[]? auth = null) : IWire
{
    private const string Root = "api/v1";

    /// <inheritdoc/>
    public async Task<WireAnswer> SendAsync(WireRequest request, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(new(request.Method), $"{Root}/{request.Path}");
        if (request.MediaType is { } type)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new(type);
        }

        if (request.Epoch is { } epoch)
        {
            message.Headers.Add("Troth-Epoch", epoch.ToString(CultureInfo.InvariantCulture));
        }

        if (request.Proves && auth is not null)
        {
            message.Headers.Add("Troth-Auth", Convert.ToBase64String(auth));
        }

        using var answer = await http.SendAsync(message, stop).ConfigureAwait(false);
        return await ReadAsync(answer, stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<(WireAnswer Answer, IAsyncEnumerable<string> Pokes)> ListenAsync(string path, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{path}");
        message.Headers.Accept.Add(new("text/event-stream"));
        var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return (new((int)answer.StatusCode, "", "", []), HearAsync(answer, stop));
        }

        using (answer)
        {
            return (await ReadAsync(answer, stop).ConfigureAwait(false), AsyncEnumerable.Empty<string>());
        }
    }

    private static async IAsyncEnumerable<string> HearAsync(HttpResponseMessage answer, [EnumeratorCancellation] CancellationToken stop)
    {
        using (answer)
        {
            var stream = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop).ConfigureAwait(false))
                {
                    if (item.EventType == "p")
                    {
                        yield return item.Data;
                    }
                }
            }
        }
    }

    private static async Task<WireAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken stop) => new(
        (int)answer.StatusCode,
        answer.Content.Headers.ContentType?.MediaType ?? "",
        answer.Headers.TryGetValues("Troth-Head", out var values) ? values.First() : "",
        await answer.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false));
}
