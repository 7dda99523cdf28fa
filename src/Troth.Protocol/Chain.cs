using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Troth.Protocol;

/// <summary>The hash chain over the headers of a space (protocol.md 6.4). The server returns it; every client recomputes it.</summary>
public static class Chain
{
    /// <summary>Bytes in a head.</summary>
    public const int Length = 32;

    /// <summary>h_0 of a space.</summary>
    public static byte[] Start(Id16 space) => SHA256.HashData(Labels.With(Labels.Chain, space.ToBytes()));

    /// <summary>h_n, from h_{n-1}, n and the 108 header bytes.</summary>
    public static byte[] Next(ReadOnlySpan<byte> head, long n, ReadOnlySpan<byte> header)
    {
        Span<byte> bytes = stackalloc byte[Length + 8 + EntryHeader.Length];
        head.CopyTo(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[Length..], (ulong)n);
        header[..EntryHeader.Length].CopyTo(bytes[(Length + 8)..]);
        return SHA256.HashData(bytes);
    }
}
