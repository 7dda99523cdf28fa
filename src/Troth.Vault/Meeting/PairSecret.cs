using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>PS(A, B), the secret of two identities, seeded by what was handed over in person (protocol.md 4.1).</summary>
[UnsupportedOSPlatform("browser")]
internal static class PairSecret
{
    /// <param name="inviteSecret">S_inv; 32 zero bytes if the two were introduced.</param>
    /// <returns>Null if <paramref name="theirs"/> is not a point on the curve.</returns>
    public static byte[]? Of(KeyPair mine, byte[] theirs, byte[] inviteSecret) =>
        P256.Agree(mine, theirs) is { } shared ? Kdf.Hkdf(shared, inviteSecret, Labels.With(Labels.Pair, InOrder(mine.Public, theirs))) : null;

    /// <summary>Two public keys in byte order.</summary>
    public static byte[][] InOrder(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other) <= 0 ? [one, other] : [other, one];
}
