using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Troth.Protocol;

namespace Troth.Server.Tests.Engine.Hostile;

/// <summary>A request as it travels: it may be lost, come twice, or come late.</summary>
internal sealed record Letter(Account From, HttpMethod Method, Uri To, uint Epoch, byte[] Body)
{
    /// <summary>Whether it changes something in a log.</summary>
    public bool Writes => Method != HttpMethod.Get && Path is ["spaces", _, _, ..];

    public string[] Path => To.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[2..];

    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Body, type)!;
}

/// <summary>The server's calls in memory, by the rules of docs/protocol.md 8, so that thousands of lives fit into a test. Honest.</summary>
internal sealed class PocketServer
{
    private readonly Dictionary<Id16, Branch> _logs = [];
    private readonly Dictionary<Id16, Dictionary<Id16, Id16>> _records = [];
    private readonly List<(Id16 Space, Id16 Member, Account Account, long FirstN)> _members = [];
    private readonly List<(Id16 Space, Account Account, EpochWrap Wrap)> _wraps = [];
    private readonly Dictionary<Id16, (Account By, InviteRequest Invite)> _invites = [];
    private readonly List<(Account From, MailboxMessage Message)> _mailbox = [];

    public Branch Log(Id16 space) => _logs[space].Copy();

    public HttpResponseMessage Answer(Letter letter) => (letter.Method.Method, letter.Path) switch
    {
        ("POST", ["accounts"]) => Begin(letter.From, letter.Read(ProtocolJson.Default.RegisterRequest).Personal),
        ("POST", ["sessions"]) => Replies.Json(
            new("token", letter.From.Registration.Account, letter.From.Personal.Space, [], 0, letter.From.Registration.Slots), ProtocolJson.Default.SignInAnswer),
        ("GET", ["heads"]) => Replies.Json(Heads(letter.From), ProtocolJson.Default.HeadsAnswer),
        ("GET", ["mailbox"]) => Replies.Json(new([.. _mailbox.Select(message => message.Message).Where(message => _invites[message.Invite].By == letter.From)]), ProtocolJson.Default.MailboxAnswer),
        ("POST", ["spaces"]) => Begin(letter.From, letter.Read(ProtocolJson.Default.NewSpace)),
        ("POST", ["invites"]) => Invite(letter.From, letter.Read(ProtocolJson.Default.InviteRequest)),
        ("GET", ["invites", var id]) => Replies.Json(new(_invites[Id(id)].Invite.Offer, DateTimeOffset.MaxValue), ProtocolJson.Default.InviteAnswer),
        ("POST", ["invites", var id, "claims"]) => Claim(letter.From, new(Id16.New(), Id(id), letter.Read(ProtocolJson.Default.ClaimRequest).Claim)),
        (var method, ["spaces", var id, .. var rest]) => InSpace(letter, method, Id(id), rest),
        _ => new(HttpStatusCode.NotFound),
    };

    private HttpResponseMessage InSpace(Letter letter, string method, Id16 space, string[] path) => (method, path) switch
    {
        ("GET", ["log"]) => Replies.Page(_logs[space], Math.Max(Replies.After(letter.To), FirstN(letter.From, space) - 1), Limits.PageEntries),
        ("POST", ["log"]) => Replies.Of(_logs[space].Append(letter.Epoch, Frames.Read(letter.Body, out _)!)),
        ("GET", ["wraps"]) => Replies.Json(new([.. _wraps.Where(wrap => wrap.Space == space && wrap.Account == letter.From).Select(wrap => wrap.Wrap)]), ProtocolJson.Default.WrapsAnswer),
        ("DELETE", ["entries", var entry, "body"]) => Replies.Of(_logs[space].Erase(Id(entry), Frames.Read(letter.Body.AsSpan(32), out _)![0], _records[space])),
        ("POST", ["commits"]) => Commit(space, letter.Read(ProtocolJson.Default.CommitRequest)),
        _ => new(HttpStatusCode.NotFound),
    };

    private HttpResponseMessage Begin(Account account, NewSpace space)
    {
        if (_logs.TryAdd(space.Space, Branch.Of(space.Space, Frames.Read(space.Frames, out _)!)))
        {
            _records[space.Space] = [];
            _members.Add((space.Space, space.Member, account, 1));
            if (space.Wrap is { } wrap)
            {
                _wraps.Add((space.Space, account, new(0, wrap)));
            }
        }

        return new(HttpStatusCode.OK);
    }

    private HttpResponseMessage Invite(Account account, InviteRequest invite)
    {
        _invites[invite.Invite] = (account, invite);
        return new(HttpStatusCode.OK);
    }

    private HttpResponseMessage Claim(Account account, MailboxMessage claim)
    {
        _mailbox.Add((account, claim));
        return new(HttpStatusCode.OK);
    }

    private HttpResponseMessage Commit(Id16 space, CommitRequest request)
    {
        var (log, frame) = (_logs[space], Frames.Read(request.Frame, out _)![0]);
        var standing = log.Frames.Any(other => other.Header.AsSpan().SequenceEqual(frame.Header));
        if (!standing && (request.ExpectedEpoch != log.Epoch || request.ExpectedN != log.N))
        {
            return Replies.Refusal(ProblemCodes.CasLost);
        }

        if (!standing)
        {
            _members.AddRange(request.Add.Select(joiner => (space, joiner.Member, _mailbox.Find(message => message.Message.Message == joiner.Claim).From, log.N + 1)));
            _wraps.AddRange(request.Wraps.Select(wrap => (space, _members.Find(member => member.Space == space && member.Member == wrap.Member).Account, new EpochWrap(log.Epoch + 1, wrap.Blob))));
        }

        return Replies.Of(log.Append(request.ExpectedEpoch, [frame], commit: true));
    }

    private HeadsAnswer Heads(Account account) => new(
        "",
        [.. _members.Where(member => member.Account == account).Select(member => _logs[member.Space].Head(member.FirstN))],
        _mailbox.Count(message => _invites[message.Message.Invite].By == account),
        null);

    private long FirstN(Account account, Id16 space) => _members.Find(member => member.Space == space && member.Account == account).FirstN;

    private static Id16 Id(string text) => Id16.TryParse(text, out var id) ? id : default;
}
