using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// The server's calls after sign-in, one method each (protocol.md 8). Throws <see cref="RelayException"/> when the server says no and
/// <see cref="HttpRequestException"/> when it cannot be reached.
/// </summary>
/// <param name="wire">The way to the server, with the caller's token on it.</param>
public sealed class Relay(IWire wire)
{
    private const string Json = "application/json";

    /// <summary>Over .NET's own HTTP client.</summary>
    /// <param name="http">Its base address is the server; it carries the bearer token.</param>
    /// <param name="auth">AUTH of the account, for whoever does more than read and write.</param>
    public Relay(HttpClient http, byte[]? auth = null)
        : this(new HttpWire(http, auth))
    {
    }

    /// <summary>What the server says of itself.</summary>
    public Task<ServerInfo> ServerAsync(CancellationToken stop) => GetAsync("server", RelayJson.Default.ServerInfo, stop);

    /// <summary>The heads of all the caller's spaces, and what waits in the mailbox.</summary>
    public Task<HeadsAnswer> HeadsAsync(CancellationToken stop) => GetAsync("heads", RelayJson.Default.HeadsAnswer, stop);

    /// <summary>One page of frames after a place, at most <see cref="Limits.PageEntries"/>, and the head the server has.</summary>
    public async Task<(IReadOnlyList<Frame> Frames, long N, byte[] H)> LogAsync(Id16 space, long after, CancellationToken stop)
    {
        var answer = await SendAsync(new("GET", $"spaces/{space}/log?after={after}&limit={Limits.PageEntries}", null, []), stop).ConfigureAwait(false);
        return Frames.ReadPlaced(answer.Body, out var fault) is { } frames && answer.Head.Split(':') is [var place, { Length: 2 * Chain.Length } hex]
            && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && hex.All(char.IsAsciiHexDigit)
                ? (frames, n, Convert.FromHexString(hex))
                : throw new RelayException(ProblemCodes.Malformed, fault ?? "", null);
    }

    /// <summary>Appends a batch: all of it or nothing.</summary>
    public async Task<AppendAnswer> AppendAsync(Id16 space, uint epoch, IReadOnlyCollection<Frame> frames, CancellationToken stop)
    {
        var answer = await SendAsync(new("POST", $"spaces/{space}/log", Frames.MediaType, Frames.Write(frames), epoch), stop).ConfigureAwait(false);
        return Read(answer, RelayJson.Default.AppendAnswer);
    }

    /// <summary>Erases the body of one of the caller's entries and appends the record of it.</summary>
    public async Task<AppendAnswer> EraseAsync(Id16 space, Id16 entry, uint epoch, Erasure erasure, CancellationToken stop)
    {
        byte[] body = [.. erasure.Token, .. Frames.Write([erasure.Frame])];
        var answer = await SendAsync(new("DELETE", $"spaces/{space}/entries/{entry}/body", Frames.MediaType, body, epoch), stop).ConfigureAwait(false);
        return Read(answer, RelayJson.Default.AppendAnswer);
    }

    /// <summary>Creates a shared space with its first commit.</summary>
    public Task CreateSpaceAsync(NewSpace space, CancellationToken stop) => PostAsync("spaces", space, RelayJson.Default.NewSpace, stop);

    /// <summary>Posts an epoch commit; <c>cas_lost</c> if the space has moved on.</summary>
    public Task CommitAsync(Id16 space, CommitRequest commit, CancellationToken stop) => PostAsync($"spaces/{space}/commits", commit, RelayJson.Default.CommitRequest, stop, proves: true);

    /// <summary>The caller's wraps of a space, oldest first.</summary>
    public async Task<IReadOnlyList<EpochWrap>> WrapsAsync(Id16 space, CancellationToken stop) =>
        (await GetAsync($"spaces/{space}/wraps", RelayJson.Default.WrapsAnswer, stop).ConfigureAwait(false)).Wraps;

    /// <summary>Leaves a space. Nothing is pushed to anybody.</summary>
    public Task LeaveAsync(Id16 space, CancellationToken stop) => DeleteAsync($"spaces/{space}/members/me", stop, proves: true);

    /// <summary>Leaves an invitation's offer with the server.</summary>
    public Task InviteAsync(InviteRequest invite, CancellationToken stop) => PostAsync("invites", invite, RelayJson.Default.InviteRequest, stop);

    /// <summary>Fetches an invitation's offer.</summary>
    public Task<InviteAnswer> OfferAsync(Id16 invite, CancellationToken stop) => GetAsync($"invites/{invite}", RelayJson.Default.InviteAnswer, stop);

    /// <summary>Leaves a claim for the inviter.</summary>
    public Task ClaimAsync(Id16 invite, byte[] claim, CancellationToken stop) => PostAsync($"invites/{invite}/claims", new(claim), RelayJson.Default.ClaimRequest, stop);

    /// <summary>Takes the caller's claim back. The inviter is not told.</summary>
    public Task TakeClaimBackAsync(Id16 invite, CancellationToken stop) => DeleteAsync($"invites/{invite}/claims/mine", stop);

    /// <summary>Voids an invitation.</summary>
    public Task WithdrawInviteAsync(Id16 invite, CancellationToken stop) => DeleteAsync($"invites/{invite}", stop);

    /// <summary>The claims that wait for the caller.</summary>
    public async Task<IReadOnlyList<MailboxMessage>> MailboxAsync(CancellationToken stop) =>
        (await GetAsync("mailbox", RelayJson.Default.MailboxAnswer, stop).ConfigureAwait(false)).Messages;

    /// <summary>The signed-in devices.</summary>
    public async Task<IReadOnlyList<SessionRecord>> SessionsAsync(CancellationToken stop) =>
        (await GetAsync("sessions", RelayJson.Default.SessionsAnswer, stop).ConfigureAwait(false)).Sessions;

    /// <summary>Signs a device out.</summary>
    public Task EndSessionAsync(Id16 session, CancellationToken stop) => DeleteAsync($"sessions/{session}", stop);

    /// <summary>Cancels a recovery that somebody has started with the kit.</summary>
    public Task CancelRecoveryAsync(CancellationToken stop) => DeleteAsync("account/recovery", stop, proves: true);

    /// <summary>Yields once the stream stands and then whenever something may have changed; ends or throws when the stream does.</summary>
    public async IAsyncEnumerable<string> PokesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var (answer, pokes) = await wire.ListenAsync("poke", stop).ConfigureAwait(false);
        ThrowIfRefused(answer);
        yield return "";
        await foreach (var poke in pokes.WithCancellation(stop).ConfigureAwait(false))
        {
            yield return poke;
        }
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken stop) =>
        Read(await SendAsync(new("GET", path, null, []), stop).ConfigureAwait(false), type);

    private async Task PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken stop, bool proves = false) =>
        await SendAsync(new("POST", path, Json, JsonSerializer.SerializeToUtf8Bytes(body, type), Proves: proves), stop).ConfigureAwait(false);

    private async Task DeleteAsync(string path, CancellationToken stop, bool proves = false) =>
        await SendAsync(new("DELETE", path, null, [], Proves: proves), stop).ConfigureAwait(false);

    private async Task<WireAnswer> SendAsync(WireRequest request, CancellationToken stop)
    {
        var answer = await wire.SendAsync(request, stop).ConfigureAwait(false);
        ThrowIfRefused(answer);
        return answer;
    }

    // An answer that was cut short, or that something else gave in the server's place, is none: what was asked for may have been done.
    private static T Read<T>(WireAnswer answer, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new JsonException();
        }
        catch (JsonException unreadable)
        {
            throw new HttpRequestException("The answer cannot be read.", unreadable);
        }
    }

    private static void ThrowIfRefused(WireAnswer answer)
    {
        if (answer.Status is < 200 or > 299)
        {
            throw ReadProblem(answer) is { } problem
                ? new RelayException(problem.Code, problem.Detail ?? "", problem.Limit)
                : new RelayException(answer.Status == 401 ? ProblemCodes.Auth : ProblemCodes.Unavailable, "", null);
        }
    }

    private static Problem? ReadProblem(WireAnswer answer)
    {
        try
        {
            return answer.MediaType == "application/problem+json" ? JsonSerializer.Deserialize(answer.Body, RelayJson.Default.Problem) : null;
        }
        catch (JsonException)
        {
            return null; // a proxy answered in the server's place
        }
    }
}
