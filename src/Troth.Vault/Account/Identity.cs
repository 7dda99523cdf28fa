using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>An account's identity: a pair for key agreement and three secrets; there is no signing key (protocol.md 3.5).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Identity(KeyPair Pair, byte[] EraseKey, byte[] SelfKey, byte[] BlindKey)
{
    /// <summary>Key hash of this identity.</summary>
    public byte[] Hash { get; } = HashOf(Pair.Public);

    public static Identity Make(Draw draw) => new(P256.NewPair(draw), draw.Bytes(32), draw.Bytes(32), draw.Bytes(32));

    /// <summary>Key hash of a public key.</summary>
    public static byte[] HashOf(byte[] point) => SHA256.HashData(Labels.With(Labels.Identity, point));

    /// <summary>Reads an identity-new payload; null if it is none or its public key is not the scalar's.</summary>
    public static Identity? Read(byte[] payload)
    {
        var reader = new Reader(payload);
        var scalar = reader.Fixed(P256.ScalarLength);
        var point = reader.Fixed(P256.PointLength);
        var (erase, self, blind) = (reader.Fixed(32), reader.Fixed(32), reader.Fixed(32));
        return reader.Ended && P256.PairOf(scalar) is { } pair && pair.Public.AsSpan().SequenceEqual(point) ? new(pair, erase, self, blind) : null;
    }

    /// <summary>The identity-new payload.</summary>
    public byte[] ToBytes() => Fields.Join(Pair.Scalar, Pair.Public, EraseKey, SelfKey, BlindKey);

    /// <summary>The token that erases one of the caller's entries (protocol.md 6.1).</summary>
    public byte[] EraseToken(Id16 space, Id16 entry) => Kdf.Hmac(EraseKey, Labels.With(Labels.Erase, space.ToBytes(), entry.ToBytes()));

    /// <summary>CK, the key of the caller's blind words at an entry (protocol.md 7).</summary>
    public byte[] BlindKeyAt(Id16 space, Id16 entry) => Kdf.Hkdf(BlindKey, null, Labels.With(Labels.Blind, space.ToBytes(), entry.ToBytes()));
}
