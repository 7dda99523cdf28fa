using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>A server that does one wrong thing to a run of frames.</summary>
/// <param name="log">The whole log of the space, older epochs too.</param>
/// <param name="foreign">Frames of another space.</param>
internal sealed class Spoiler(Chance chance, IReadOnlyList<Frame> log, IReadOnlyList<Frame> foreign)
{
    /// <summary>What was done.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The frames as they arrive, and the head the server claims.</summary>
    public (List<Frame> Frames, long HeadN) Spoil(List<Frame> frames)
    {
        var first = frames[0].N;
        var spoiled = Change(frames);
        if (chance.Below(2) == 0)
        {
            Name += ", closed up";
            spoiled = [.. spoiled.Select((frame, at) => frame with { N = first + at })];
        }

        long[] heads = [0, 0, spoiled.Count == 0 ? 1 : spoiled[^1].N, spoiled.Count == 0 ? 0 : spoiled[^1].N, log.Count, chance.Below(log.Count + 3)];
        return (spoiled, chance.Of(heads));
    }

    private List<Frame> Change(List<Frame> frames)
    {
        var (at, other) = (chance.Below(frames.Count), chance.Below(frames.Count));
        var (one, two) = (frames[at], frames[other]);
        (string Name, List<Frame> Frames)[] ways =
        [
            ("nothing", frames),
            ("a flipped bit of the header", Replace(frames, at, one with { Header = Flip(one.Header) })),
            ("a flipped bit of the header's start", Replace(frames, at, one with { Header = [.. Flip(one.Header[..40]), .. one.Header[40..]] })),
            ("two flipped bits of the header's start", Replace(frames, at, one with { Header = [.. Flip(Flip(one.Header[..4])), .. one.Header[4..]] })),
            ("a flipped bit of the body", Replace(frames, at, one with { Body = one.Body.Length == 0 ? [1] : Flip(one.Body) })),
            ("a body cut short", Replace(frames, at, one with { Body = [.. one.Body.Take(chance.Below(one.Body.Length + 1))] })),
            ("a body of another", Replace(frames, at, one with { Body = two.Body })),
            ("no body", Replace(frames, at, one with { Body = [] })),
            ("no two bodies", Replace(Replace(frames, at, one with { Body = [] }), other, two with { Body = [] })),
            ("one dropped", [.. frames.Where((_, place) => place != at)]),
            ("a start dropped", frames[at..]),
            ("an end dropped", frames[..at]),
            ("two swapped", Replace(Replace(frames, at, two), other, one)),
            ("two swapped in their places", Replace(Replace(frames, at, two with { N = one.N }), other, one with { N = two.N })),
            ("one sent twice", [.. frames[..at], one, .. frames[at..]]),
            ("one sent again at the end", [.. frames, one with { N = frames[^1].N + 1 }]),
            ("one of another space", Replace(frames, at, chance.Of(foreign) with { N = one.N })),
            ("one of an epoch that has ended", Replace(frames, at, log[1] with { N = one.N })),
            ("one of an epoch that has ended, at the end", [.. frames, log[chance.Below(2)] with { N = frames[^1].N + 1 }]),
            ("one that nobody's key opens", Replace(frames, at, Garbage(one))),
            ("one that nobody's key opens, at the end", [.. frames, Garbage(chance.Of(frames)) with { N = frames[^1].N + 1 }]),
            ("one that nobody's key opens, twice", [.. frames[..at], Garbage(one), Garbage(one), .. frames[at..]]),
            ("another place", Replace(frames, at, one with { N = chance.Below(40) })),
        ];
        (Name, var changed) = chance.Of(ways);
        return changed;
    }

    /// <summary>What a token without a key can put in a place: a right header over noise, under a new id or the old one.</summary>
    private Frame Garbage(Frame frame)
    {
        var (body, header) = (chance.Bytes(28 + chance.Below(1100)), EntryHeader.Read(frame.Header, out _)!);
        var entry = chance.Below(4) == 0 ? header.Entry : Id16.Read(chance.Bytes(16));
        return frame with { Header = (header with { Entry = entry, BodyHash = SHA256.HashData(body), BodyLength = body.Length }).ToBytes(), Body = body };
    }

    private byte[] Flip(byte[] bytes)
    {
        var at = chance.Below(bytes.Length);
        return [.. bytes[..at], (byte)(bytes[at] ^ (1 << chance.Below(8))), .. bytes[(at + 1)..]];
    }

    private static List<Frame> Replace(List<Frame> frames, int at, Frame frame) => [.. frames[..at], frame, .. frames[(at + 1)..]];
}
