using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Whatever commit a member forges, both vaults of the other judge it alike: as a member of the epoch before, or as a joiner.</summary>
public sealed class ForgedCommitTests(Browser browser)
{
    private const int Seeds = 200;

    private static readonly Draw Draw = RandomNumberGenerator.Fill;

    private readonly Couple _couple = new();

    private Id16 Space => _couple.Space;

    [Fact]
    public async Task Both_vaults_judge_a_forged_commit_alike()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var bench = new Bench(page, _couple.Shelf, Space);
        _couple.Ada.Write(Space, "four");
        var found = new HashSet<Fault>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var chance = new Chance($"forged commit {seed}");
            var (name, frame, wraps) = Forge(chance);
            List<Frame> before = chance.Below(3) == 0 ? [] : _couple.ForBen();
            var opened = await bench.SameAsync(name, Person.Ben, [.. _couple.Shelf.Wraps("Ben", Space), .. wraps], ([.. before, frame], 0));
            found.Add(opened.Fault);
        }

        Assert.Superset(new HashSet<Fault> { Fault.None, Fault.Epoch, Fault.Author, Fault.Seen, Fault.Commit, Fault.Body, Fault.Sealed, Fault.Malformed }, found);
    }

    private (string Name, Frame Frame, List<EpochWrap> Wraps) Forge(Chance chance)
    {
        var forger = _couple.Forge(_couple.Ada);
        var next = forger.Epoch with { Number = forger.Epoch.Number + 1, Key = RandomNumberGenerator.GetBytes(32) };
        var (list, how) = List(chance, next.Members);
        var commit = new EpochCommit(next.Number, EpochCommit.Of(next.Key), (byte)chance.Below(5), list);
        var log = _couple.Ada.Vault.Open().LogOf(Space);
        var body = new EntryBody(0, new(new byte[8], 0, new byte[32], log.N, log.Head), Person.Noon, 1, 1, commit.ToBytes());
        var (name, bent, number) = Bend(chance, commit, body);
        var frame = forger.Seal(EntryFlags.Commit, bent, next with { Number = number }) with { N = log.N + 1 };
        var (changed, spoiled) = Spoil(chance, frame);
        return ($"{name}, {how}, {changed}", spoiled, Wraps(chance, next with { Number = number }, commit));
    }

    private static (MemberList List, string Name) List(Chance chance, MemberList honest)
    {
        var (ada, ben) = (honest.Members[0], honest.Members[1]);
        var stranger = new Member(Id16.New(), chance.Bytes(32));
        (string Name, Member[] Members)[] lists =
        [
            ("a stranger", [ada, ben, stranger]),
            ("nobody", []),
            ("only the author", [ada]),
            ("only the reader", [ben]),
            ("the other order", [ben, ada]),
            ("the author twice", [ada, ada, ben]),
            ("a key twice", [ada, ben, ada with { Ref = Id16.New() }]),
            ("a ref twice", [ada, ben, stranger with { Ref = ben.Ref }]),
            ("another ref of the author", [ada with { Ref = Id16.New() }, ben]),
            ("another ref of the reader", [ada, ben with { Ref = Id16.New() }]),
            ("a stranger as author", [stranger, ben]),
        ];
        var (name, members) = chance.Below(2) == 0 ? ("the members", [ada, ben]) : chance.Of(lists);
        return (new(members), name);
    }

    private (string Name, EntryBody Body, uint Epoch) Bend(Chance chance, EpochCommit commit, EntryBody body)
    {
        var (at, next) = (body.At, commit.Epoch);
        (string Name, EntryBody Body, uint Epoch)[] ways =
        [
            ("honest", body, next),
            ("honest", body, next),
            ("honest", body, next),
            ("an author", body with { Author = (byte)chance.Below(4) }, next),
            ("a kind", body with { Kind = 64 }, next),
            ("a sequence", body with { At = at with { Seq = 1 } }, next),
            ("something before", body with { At = at with { Previous = [1, .. new byte[31]] } }, next),
            ("a place seen", body with { At = at with { SeenN = chance.Below(9) } }, next),
            ("a head seen", body with { At = at with { SeenHead = chance.Bytes(32) } }, next),
            ("an older head", body with { At = at with { SeenN = at.SeenN - 1, SeenHead = Chain.Start(Space) } }, next),
            ("a reason", body with { Payload = (commit with { Reason = (byte)(4 + chance.Below(9)) }).ToBytes() }, next),
            ("a commitment", body with { Payload = (commit with { Commitment = chance.Bytes(32) }).ToBytes() }, next),
            ("an epoch said", body with { Payload = (commit with { Epoch = (uint)chance.Below(4) }).ToBytes() }, next),
            ("an epoch", body, (uint)chance.Below(4)),
            ("a payload", body with { Payload = chance.Bytes(chance.Below(200)) }, next),
            ("a payload cut", body with { Payload = body.Payload[..chance.Below(body.Payload.Length)] }, next),
        ];
        return chance.Of(ways);
    }

    private static (string Name, Frame Frame) Spoil(Chance chance, Frame frame) => chance.Below(24) switch
    {
        0 => ("no body", frame with { Body = [] }),
        1 => ("a body of another", frame with { Body = [.. frame.Body.Reverse()] }),
        2 => ("an entry flag", frame with { Header = [.. frame.Header[..2], 0, .. frame.Header[3..]] }),
        3 => ("another place", frame with { N = chance.Below(9) }),
        4 => ("another entry", frame with { Header = [.. frame.Header[..20], .. chance.Bytes(16), .. frame.Header[36..]] }),
        5 => ("a bit", frame with { Header = [.. frame.Header[..8], (byte)(frame.Header[8] ^ 1), .. frame.Header[9..]] }),
        _ => ("as sealed", frame),
    };

    private List<EpochWrap> Wraps(Chance chance, Epoch epoch, EpochCommit commit)
    {
        var ben = epoch.Members.Members[1].Ref;
        var scope = new WrapScope(Space, epoch.Number, commit.Commitment, commit.Members.Hash);
        EpochWrap Made(WrapScope of, Id16 to, byte[] key) => new(epoch.Number, Wrap.SealShared(Draw, of, (to, epoch.Friends[1]!), key));
        var right = Made(scope, ben, epoch.Key);
        return chance.Below(12) switch
        {
            0 => [],
            1 => [Made(scope with { ListHash = chance.Bytes(32) }, ben, epoch.Key)],
            2 => [Made(scope with { Commitment = chance.Bytes(32) }, ben, epoch.Key)],
            3 => [Made(scope, Id16.New(), epoch.Key)],
            4 => [Made(scope, ben, chance.Bytes(32))],
            5 => [Made(scope, ben, chance.Bytes(32)), right],
            6 => [Made(scope with { ListHash = chance.Bytes(32) }, ben, epoch.Key), right],
            7 => [new(epoch.Number, chance.Bytes(178))],
            8 => [new(epoch.Number, [1, .. chance.Bytes(60)]), right],
            _ => [right],
        };
    }
}
