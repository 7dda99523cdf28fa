using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Seals entries of the caller in one epoch (protocol.md 6.1 to 6.3).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Author(Draw Draw, Identity Me, Epoch Epoch)
{
    /// <summary>The next frame of a device. Throws <c>too_large</c>.</summary>
    public Frame Seal(EntryFlags flags, Position at, Draft draft)
    {
        var body = new EntryBody((byte)Epoch.Mine, at, draft.Time, draft.Kind, draft.Schema, draft.Payload);
        var erase = SHA256.HashData(Me.EraseToken(Epoch.Space, draft.Entry));
        var header = new EntryHeader(flags, Epoch.Space, draft.Entry, Epoch.Number, erase, new byte[32], 0);
        var aad = header.ToBytes().AsSpan(0, EntryHeader.SealedLength).ToArray();
        var core = body.Core();
        var tags = Enumerable.Range(0, Epoch.Members.Members.Count).Select(reader => Epoch.TagFor(Me, (Epoch.Mine, reader), aad, core)).ToList();
        var sealedBody = Gcm.Seal(Draw, Epoch.EntryKey(draft.Entry), EntryBody.Pad(core, tags), aad);
        return new(0, (header with { BodyHash = SHA256.HashData(sealedBody), BodyLength = sealedBody.Length }).ToBytes(), sealedBody);
    }

    /// <summary>Seals drafts one after another, each the next of the device of <paramref name="first"/>.</summary>
    public List<Frame> SealAll(Position first, IReadOnlyCollection<(EntryFlags Flags, Draft Draft)> drafts)
    {
        var frames = new List<Frame>();
        var at = first;
        foreach (var (flags, draft) in drafts)
        {
            var frame = Seal(flags, at, draft);
            frames.Add(frame);
            at = at with { Seq = at.Seq + 1, Previous = SHA256.HashData(frame.Header) };
        }

        return frames;
    }
}
