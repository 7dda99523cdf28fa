using System.Buffers.Binary;

namespace Troth.Vault;

/// <summary>Fields in their fixed widths, big-endian (protocol.md 1).</summary>
internal static class Fields
{
    public static byte[] U8(byte value) => [value];

    public static byte[] U16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    public static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>A place or a time as u64; neither is ever negative.</summary>
    public static byte[] U64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)value);
        return bytes;
    }

    /// <summary>A field of variable length: its u16 length, then its bytes.</summary>
    public static byte[] Variable(byte[] value) => Join(U16(value.Length), value);

    /// <summary>The parts one after another.</summary>
    public static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];
}
