using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>An entry whose body has been opened.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Opening(Frame Frame, EntryHeader Header, EntryBody Body, IReadOnlyList<Tag> Tags)
{
    /// <summary>SHA-256 of the header.</summary>
    public byte[] HeaderHash => SHA256.HashData(Frame.Header);

    /// <summary>Opens a body: fault 7 if the key is not its key, 1 if what is inside is not well formed.</summary>
    public static (Fault Fault, Opening? Opening) Of(byte[] key, Frame frame, EntryHeader header)
    {
        var entryKey = Epoch.EntryKey(key, header.Space, header.Epoch, header.Entry);
        if (Gcm.Open(entryKey, frame.Body, frame.Header.AsSpan(0, EntryHeader.SealedLength)) is not { } plain)
        {
            return (Fault.Sealed, null);
        }

        return EntryBody.Read(plain, out var tags) is { } body ? (Fault.None, new(frame, header, body, tags)) : (Fault.Malformed, null);
    }

    /// <summary>Whether the tag for the caller is there and right (protocol.md 6.3).</summary>
    public bool IsTagged(Identity me, Epoch epoch)
    {
        var tag = Tags.LastOrDefault(tag => tag.Member == epoch.Mine);
        return tag is not null
            && CryptographicOperations.FixedTimeEquals(tag.Bytes, epoch.TagFor(me, (Body.Author, epoch.Mine), Frame.Header, Body.Core()).Bytes);
    }

    /// <summary>The entry as the app sees it; what stays in the vault is left out. What only claims to be the caller's is not the caller's.</summary>
    public Item ToItem(Epoch epoch, bool verified) => new(
        Frame.N,
        Header.Entry,
        epoch.Members.Members[Body.Author].Ref,
        verified && Body.Author == epoch.Mine,
        verified ? ItemState.Verified : ItemState.Unverified,
        Header.Flags,
        Header.Epoch,
        Body.Time,
        Body.Kind,
        Body.Schema,
        Kinds.StaysInside(Body.Kind) ? [] : Body.Payload);
}
