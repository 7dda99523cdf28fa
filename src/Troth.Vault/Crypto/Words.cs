using System.Buffers.Binary;
using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Words that two people compare, as places in the list of 7,776 (protocol.md 2).</summary>
[UnsupportedOSPlatform("browser")]
internal static class Words
{
    private const int ListLength = 7776;

    /// <summary>words(okm, k), with k = length / 4.</summary>
    public static IReadOnlyList<int> Of(byte[] okm) =>
        [.. okm.Chunk(4).Select(four => (int)(BinaryPrimitives.ReadUInt32BigEndian(four) % ListLength))];

    /// <summary>Six words of two identities (protocol.md 4.2); the same from either side.</summary>
    public static IReadOnlyList<int> OfPair(byte[] one, byte[] other) =>
        Of(Kdf.Hkdf(Fields.Join(PairSecret.InOrder(one, other)), null, Labels.With(Labels.Words), 24));

    /// <summary>Four words of the head of a space (protocol.md 6.6).</summary>
    public static IReadOnlyList<int> OfHead(Id16 space, byte[] head) =>
        Of(Kdf.Hkdf(head, null, Labels.With(Labels.StateWords, space.ToBytes()), 16));
}
