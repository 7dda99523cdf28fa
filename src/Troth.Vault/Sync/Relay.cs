using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// The server's calls after sign-in, one method each (protocol.md 8). Throws <see cref="RelayException"/> when the server says no and
/// <see cref="HttpRequestException"/> when it cannot be reached.
/// </summary>
/// <param name="http">Its base address is the server; it carries the bearer token.</param>
public sealed class Relay(HttpClient http)
{
    private const string Root = "api/v1";

    /// <summary>What the server says of itself.</summary>
    public Task<ServerInfo> ServerAsync(CancellationToken stop) => GetAsync("server", ProtocolJson.Default.ServerInfo, stop);

    /// <summary>The heads of all the caller's spaces, and what waits in the mailbox.</summary>
    public Task<HeadsAnswer> HeadsAsync(CancellationToken stop) => GetAsync("heads", ProtocolJson.Default.HeadsAnswer, stop);

    /// <summary>One page of frames after a place, at most <see cref="Limits.PageEntries"/>, and the head the server has.</summary>
    public async Task<(IReadOnlyList<Frame> Frames, long N, byte[] H)> LogAsync(Id16 space, long after, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"spaces/{space}/log?after={after}&limit={Limits.PageEntries}", null, stop).ConfigureAwait(false);
        var bytes = await answer.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
        var head = answer.Headers.TryGetValues("Troth-Head", out var values) ? values.First().Split(':') : [];
        return Frames.ReadPlaced(bytes, out var fault) is { } frames && head is [var place, { Length: 2 * Chain.Length } hex]
            && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && hex.All(char.IsAsciiHexDigit)
                ? (frames, n, Convert.FromHexString(hex))
                : throw new RelayException(ProblemCodes.Malformed, fault ?? "", null);
    }

    /// <summary>Appends a batch: all of it or nothing.</summary>
    public async Task<AppendAnswer> AppendAsync(Id16 space, uint epoch, IReadOnlyCollection<Frame> frames, CancellationToken stop)
    {
        var content = new ByteArrayContent(Frames.Write(frames));
        content.Headers.ContentType = new(Frames.MediaType);
        content.Headers.Add("Troth-Epoch", epoch.ToString(CultureInfo.InvariantCulture));
        using var answer = await SendAsync(HttpMethod.Post, $"spaces/{space}/log", content, stop).ConfigureAwait(false);
        return await ReadAsync(answer, ProtocolJson.Default.AppendAnswer, stop).ConfigureAwait(false);
    }

    /// <summary>Erases the body of one of the caller's entries and appends the record of it.</summary>
    public async Task<AppendAnswer> EraseAsync(Id16 space, Id16 entry, uint epoch, Erasure erasure, CancellationToken stop)
    {
        var content = new ByteArrayContent([.. erasure.Token, .. Frames.Write([erasure.Frame])]);
        content.Headers.ContentType = new(Frames.MediaType);
        content.Headers.Add("Troth-Epoch", epoch.ToString(CultureInfo.InvariantCulture));
        using var answer = await SendAsync(HttpMethod.Delete, $"spaces/{space}/entries/{entry}/body", content, stop).ConfigureAwait(false);
        return await ReadAsync(answer, ProtocolJson.Default.AppendAnswer, stop).ConfigureAwait(false);
    }

    /// <summary>Creates a shared space with its first commit.</summary>
    public Task CreateSpaceAsync(NewSpace space, CancellationToken stop) => PostAsync("spaces", space, ProtocolJson.Default.NewSpace, stop);

    /// <summary>Posts an epoch commit; <c>cas_lost</c> if the space has moved on.</summary>
    public Task CommitAsync(Id16 space, CommitRequest commit, CancellationToken stop) => PostAsync($"spaces/{space}/commits", commit, ProtocolJson.Default.CommitRequest, stop);

    /// <summary>The caller's wraps of a space, oldest first.</summary>
    public async Task<IReadOnlyList<EpochWrap>> WrapsAsync(Id16 space, CancellationToken stop) =>
        (await GetAsync($"spaces/{space}/wraps", ProtocolJson.Default.WrapsAnswer, stop).ConfigureAwait(false)).Wraps;

    /// <summary>Leaves a space. Nothing is pushed to anybody.</summary>
    public Task LeaveAsync(Id16 space, CancellationToken stop) => DeleteAsync($"spaces/{space}/members/me", stop);

    /// <summary>Leaves an invitation's offer with the server.</summary>
    public Task InviteAsync(InviteRequest invite, CancellationToken stop) => PostAsync("invites", invite, ProtocolJson.Default.InviteRequest, stop);

    /// <summary>Fetches an invitation's offer.</summary>
    public Task<InviteAnswer> OfferAsync(Id16 invite, CancellationToken stop) => GetAsync($"invites/{invite}", ProtocolJson.Default.InviteAnswer, stop);

    /// <summary>Leaves a claim for the inviter.</summary>
    public Task ClaimAsync(Id16 invite, byte[] claim, CancellationToken stop) => PostAsync($"invites/{invite}/claims", new(claim), ProtocolJson.Default.ClaimRequest, stop);

    /// <summary>Takes the caller's claim back. The inviter is not told.</summary>
    public Task TakeClaimBackAsync(Id16 invite, CancellationToken stop) => DeleteAsync($"invites/{invite}/claims/mine", stop);

    /// <summary>Voids an invitation.</summary>
    public Task WithdrawInviteAsync(Id16 invite, CancellationToken stop) => DeleteAsync($"invites/{invite}", stop);

    /// <summary>The claims that wait for the caller.</summary>
    public async Task<IReadOnlyList<MailboxMessage>> MailboxAsync(CancellationToken stop) =>
        (await GetAsync("mailbox", ProtocolJson.Default.MailboxAnswer, stop).ConfigureAwait(false)).Messages;

    /// <summary>The signed-in devices.</summary>
    public async Task<IReadOnlyList<SessionRecord>> SessionsAsync(CancellationToken stop) =>
        (await GetAsync("sessions", ProtocolJson.Default.SessionsAnswer, stop).ConfigureAwait(false)).Sessions;

    /// <summary>Signs a device out.</summary>
    public Task EndSessionAsync(Id16 session, CancellationToken stop) => DeleteAsync($"sessions/{session}", stop);

    /// <summary>Cancels a recovery that somebody has started with the kit.</summary>
    public Task CancelRecoveryAsync(CancellationToken stop) => DeleteAsync("account/recovery", stop);

    /// <summary>Yields once the stream stands and then whenever something may have changed; ends or throws when the stream does.</summary>
    public async IAsyncEnumerable<string> PokesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/poke");
        request.Headers.Accept.Add(new("text/event-stream"));
        request.Options.Set(new HttpRequestOptionsKey<bool>("WebAssemblyEnableStreamingResponse"), true);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        await ThrowIfRefusedAsync(answer, stop).ConfigureAwait(false);
        var stream = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            yield return "";
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop).ConfigureAwait(false))
            {
                if (item.EventType == "p")
                {
                    yield return item.Data;
                }
            }
        }
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, stop).ConfigureAwait(false);
        return await ReadAsync(answer, type, stop).ConfigureAwait(false);
    }

    private async Task PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Post, path, JsonContent.Create(body, type), stop).ConfigureAwait(false)).Dispose();

    private async Task DeleteAsync(string path, CancellationToken stop) =>
        (await SendAsync(HttpMethod.Delete, path, null, stop).ConfigureAwait(false)).Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, $"{Root}/{path}") { Content = content };
        var answer = await http.SendAsync(request, stop).ConfigureAwait(false);
        await ThrowIfRefusedAsync(answer, stop).ConfigureAwait(false);
        return answer;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken stop) =>
        await answer.Content.ReadFromJsonAsync(type, stop).ConfigureAwait(false) ?? throw new RelayException(ProblemCodes.Malformed, "", null);

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        using (answer)
        {
            var problem = await ReadProblemAsync(answer, stop).ConfigureAwait(false);
            throw problem is not null
                ? new RelayException(problem.Code, problem.Detail ?? "", problem.Limit)
                : new RelayException(answer.StatusCode == HttpStatusCode.Unauthorized ? ProblemCodes.Auth : ProblemCodes.Unavailable, "", null);
        }
    }

    private static async Task<Problem?> ReadProblemAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                ? await answer.Content.ReadFromJsonAsync(ProtocolJson.Default.Problem, stop).ConfigureAwait(false)
                : null;
        }
        catch (JsonException)
        {
            return null; // a proxy answered in the server's place
        }
    }
}
