using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>An epoch as one of its members knows it.</summary>
/// <param name="Key">K, 32 bytes.</param>
/// <param name="Mine">The caller's member index.</param>
/// <param name="Friends">The contact behind each member; null at <paramref name="Mine"/>.</param>
[UnsupportedOSPlatform("browser")]
internal sealed record Epoch(Id16 Space, uint Number, byte[] Key, MemberList Members, int Mine, IReadOnlyList<Friend?> Friends)
{
    /// <summary>The key that seals one entry's body (protocol.md 6.2).</summary>
    public byte[] EntryKey(Id16 entry) => EntryKey(Key, Space, Number, entry);

    public static byte[] EntryKey(byte[] key, Id16 space, uint epoch, Id16 entry) =>
        Kdf.Hkdf(key, entry.ToBytes(), Labels.With(Labels.Entry, space.ToBytes(), Fields.U32(epoch)));

    /// <summary>The tag that an author makes for a reader; one of the two is the caller (protocol.md 6.3).</summary>
    public Tag TagFor(Identity me, (int Author, int Reader) members, ReadOnlySpan<byte> header, byte[] core)
    {
        byte[][] fields = [Space.ToBytes(), Fields.U32(Number), Members.Members[members.Author].Ref.ToBytes()];
        var other = members.Author == Mine ? members.Reader : members.Author;
        var key = other == Mine
            ? Kdf.Hkdf(me.SelfKey, null, Labels.With(Labels.SelfTag, fields))
            : Kdf.Hkdf(Friends[other]!.PairSecret, null, Labels.With(Labels.Tag, fields));
        var hash = SHA256.HashData([.. header[..EntryHeader.SealedLength], .. core]);
        return new((byte)members.Reader, Kdf.Hmac(key, hash)[..Tag.Length]);
    }
}
