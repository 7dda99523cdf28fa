using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>What a member with a changed app seals, both vaults of the other meet alike.</summary>
public sealed class ForgedEntryTests(Browser browser)
{
    private const int Seeds = 200;

    private readonly Couple _couple = new();

    private Id16 Space => _couple.Space;

    [Fact]
    public async Task Both_vaults_judge_a_forged_entry_alike()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var bench = new Bench(page, _couple.Shelf, Space);
        var erased = Live();
        var found = new HashSet<Fault>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var chance = new Chance($"forged entry {seed}");
            var (name, frame) = Forge(chance, erased);
            List<Frame> frames = [.. _couple.Shelf[Space], frame with { N = _couple.Shelf[Space].Count + 1 }];
            var opened = await bench.SameAsync(name, Person.Ada, _couple.Shelf.Wraps("Ada", Space), (frames, chance.Below(2) * frames.Count));
            found.Add(opened.Fault);
        }

        Fault[] all = [Fault.None, Fault.Malformed, Fault.Epoch, Fault.Sealed, Fault.Author, Fault.Device, Fault.Seen, Fault.Commit, Fault.Erasure];
        Assert.Superset(new HashSet<Fault>(all), found);
    }

    /// <summary>Words of both, some of them erased; returns the header hash of an erased one.</summary>
    private byte[] Live()
    {
        var words = "four five six".Split(' ').Select(word => _couple.Ada.Write(Space, word)).ToList();
        _couple.Ben.Pull(Space);
        var gone = _couple.Ben.Write(Space, "seven");
        _couple.Ben.Erase(Space, gone);
        _couple.Ada.Pull(Space);
        _couple.Ada.Erase(Space, words[1]);
        _couple.Ben.Pull(Space);
        _couple.Ben.Write(Space, "last");
        return SHA256.HashData(_couple.Shelf[Space].First(frame => Shelf.EntryOf(frame) == gone).Header);
    }

    private (string Name, Frame Frame) Forge(Chance chance, byte[] erased)
    {
        var forger = _couple.Forge(_couple.Ben);
        var honest = forger.Body(_couple.Shelf[Space][2]);
        var at = honest.At;
        var target = Shelf.EntryOf(chance.Of(_couple.Shelf[Space])).ToBytes();
        var token = forger.Me.EraseToken(Space, Id16.Read(target));
        (string Name, EntryFlags Flags, EntryBody Body)[] ways =
        [
            ("honest", EntryFlags.None, honest),
            ("an author", EntryFlags.None, honest with { Author = (byte)chance.Below(4) }),
            ("a sequence", EntryFlags.None, honest with { At = at with { Seq = (uint)chance.Below(4) } }),
            ("another device before", EntryFlags.None, honest with { At = at with { Previous = chance.Bytes(32) } }),
            ("an erased entry before", EntryFlags.None, honest with { At = at with { Seq = (uint)chance.Below(9), Previous = erased } }),
            ("a place seen", EntryFlags.None, honest with { At = at with { SeenN = chance.Below(20) } }),
            ("a head seen", EntryFlags.None, honest with { At = at with { SeenHead = chance.Bytes(32) } }),
            ("an older head", EntryFlags.None, honest with { At = at with { SeenN = 4, SeenHead = HeadAt(4) } }),
            ("a head before the epoch", EntryFlags.None, honest with { At = at with { SeenN = 2, SeenHead = HeadAt(2) } }),
            ("a kind", EntryFlags.None, honest with { Kind = (ushort)chance.Below(24) }),
            ("a kind on an erase record", EntryFlags.Erase, honest with { Kind = (ushort)chance.Below(9), Payload = [.. target, .. token] }),
            ("an erase record", EntryFlags.Erase, honest with { Kind = 7, Payload = [.. target, .. token] }),
            ("an erase record of nothing", EntryFlags.Erase, honest with { Kind = 7, Payload = [.. chance.Bytes(16), .. token] }),
            ("an erase record of a length", EntryFlags.Erase, honest with { Kind = 7, Payload = [.. target, .. token[..chance.Below(33)]] }),
            ("an erase record with another token", EntryFlags.Erase, honest with { Kind = 7, Payload = [.. target, .. chance.Bytes(32)] }),
            ("two wrongs", EntryFlags.None, honest with { Kind = 1, Author = (byte)chance.Below(3), At = at with { Seq = (uint)chance.Below(3), SeenN = at.SeenN - chance.Below(2) } }),
        ];
        var (name, flags, body) = chance.Of(ways);
        return chance.Below(3) == 0
            ? ($"{name}, bent", Seal(forger.Epoch, flags, Bend(chance, forger, body)))
            : (name, forger.Seal(flags, body, Bend(chance, forger.Epoch), tagged: chance.Below(4) != 0));
    }

    private static Epoch Bend(Chance chance, Epoch honest) => chance.Below(20) switch
    {
        0 => honest with { Number = 0 },
        1 => honest with { Key = chance.Bytes(32) },
        _ => honest,
    };

    private byte[] HeadAt(int n) => _couple.Shelf[Space].Take(n).Aggregate(Chain.Start(Space), (head, frame) => Chain.Next(head, frame.N, frame.Header));

    /// <summary>The inside of a body with bits flipped, tags repeated, or another padding.</summary>
    private static byte[] Bend(Chance chance, Forger forger, EntryBody body)
    {
        var core = body.Core();
        List<Tag> tags = [.. Enumerable.Range(0, 2).Select(reader => forger.Epoch.TagFor(forger.Me, (forger.Epoch.Mine, reader), new byte[72], core))];
        tags = chance.Below(3) == 0 ? [.. tags, new((byte)chance.Below(3), chance.Bytes(16)), tags[0]] : tags;
        var plain = EntryBody.Pad(core, tags);
        var reach = chance.Of([1, 9, 13, 45, 53, 94, 100, core.Length + 2, plain.Length]);
        var at = chance.Below(reach);
        plain[at] ^= (byte)(1 << chance.Below(8));
        return chance.Of<byte[]>([plain, plain, plain, plain[..^1], [.. plain, 0], plain[..chance.Below(200)], [.. plain, .. new byte[64]]]);
    }

    private Frame Seal(Epoch epoch, EntryFlags flags, byte[] plain)
    {
        var entry = Id16.New();
        var header = new EntryHeader(flags, Space, entry, epoch.Number, new byte[32], new byte[32], 1);
        var body = Gcm.Seal(RandomNumberGenerator.Fill, epoch.EntryKey(entry), plain, header.ToBytes()[..EntryHeader.SealedLength]);
        return new(0, (header with { BodyHash = SHA256.HashData(body), BodyLength = body.Length }).ToBytes(), body);
    }
}
