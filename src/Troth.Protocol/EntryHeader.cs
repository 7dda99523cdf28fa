using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Troth.Protocol;

/// <summary>What kind of log entry a header announces (protocol.md 6.1).</summary>
[Flags]
public enum EntryFlags : byte
{
    /// <summary>An ordinary entry.</summary>
    None = 0,

    /// <summary>An epoch commit (5.1).</summary>
    Commit = 1,

    /// <summary>An erase record (6.5).</summary>
    Erase = 2,
}

/// <summary>The 108 bytes of an entry that the server sees and the chain covers (protocol.md 6.1).</summary>
/// <param name="Flags">Commit, erase record, or neither.</param>
/// <param name="Space">The space the entry belongs to.</param>
/// <param name="Entry">Made when the person pressed save.</param>
/// <param name="Epoch">The epoch whose key seals the body.</param>
/// <param name="EraseHash">SHA-256 of the erase token, 32 bytes.</param>
/// <param name="BodyHash">SHA-256 of the body, 32 bytes.</param>
/// <param name="BodyLength">Length of the body, in bytes.</param>
public sealed record EntryHeader(EntryFlags Flags, Id16 Space, Id16 Entry, uint Epoch, byte[] EraseHash, byte[] BodyHash, int BodyLength)
{
    /// <summary>Bytes in a header.</summary>
    public const int Length = 108;

    /// <summary>The part of the header that is authenticated with the body: bytes 0 to 71.</summary>
    public const int SealedLength = 72;

    /// <summary>The protocol version written and understood.</summary>
    public const byte Version = 1;

    /// <summary>The cipher suite written and understood: P-256, HKDF, HMAC and SHA-256, AES-256-GCM.</summary>
    public const byte Suite = 1;

    /// <summary>Reads a header, or says by name why it is none: <c>short</c>, <c>version</c>, <c>suite</c>, <c>flags</c>, <c>length</c>.</summary>
    public static EntryHeader? Read(ReadOnlySpan<byte> bytes, out string? fault)
    {
        fault = bytes switch
        {
            { Length: < Length } => "short",
            _ when bytes[0] != Version => "version",
            _ when bytes[1] != Suite => "suite",
            _ when bytes[2] > 2 || bytes[3] != 0 => "flags",
            _ when BinaryPrimitives.ReadUInt32BigEndian(bytes[104..]) is 0 or > Limits.BodyBytes => "length",
            _ => null,
        };
        return fault is not null
            ? null
            : new(
                (EntryFlags)bytes[2],
                Id16.Read(bytes[4..]),
                Id16.Read(bytes[20..]),
                BinaryPrimitives.ReadUInt32BigEndian(bytes[36..]),
                bytes[40..72].ToArray(),
                bytes[72..104].ToArray(),
                (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[104..]));
    }

    /// <summary>The header as its 108 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        bytes[0] = Version;
        bytes[1] = Suite;
        bytes[2] = (byte)Flags;
        Space.Write(bytes.AsSpan(4));
        Entry.Write(bytes.AsSpan(20));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(36), Epoch);
        EraseHash.CopyTo(bytes, 40);
        BodyHash.CopyTo(bytes, 72);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(104), (uint)BodyLength);
        return bytes;
    }

    /// <summary>Whether these bytes are the body that the header names.</summary>
    public bool Names(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(body, hash);
        return body.Length == BodyLength && hash.SequenceEqual(BodyHash);
    }
}
