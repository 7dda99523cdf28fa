using System.Buffers;
using System.Buffers.Binary;
using Troth.Protocol;
using Troth.Vault;

namespace Troth.Client.Interop;

/// <summary>Runs of records as they cross to the worker: one call per batch, big-endian, no framing but the lengths (vault.js, "packing").</summary>
internal static class Packed
{
    /// <summary><c>epoch u32 | len u16 | blob</c>.</summary>
    public static byte[] Wraps(IReadOnlyList<EpochWrap> wraps)
    {
        var writer = new Writer();
        foreach (var wrap in wraps)
        {
            writer.U32(wrap.Epoch).U16(wrap.Blob.Length).Bytes(wrap.Blob);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Wraps"/> wrote.</summary>
    public static List<EpochWrap> ReadWraps(ReadOnlySpan<byte> bytes)
    {
        var wraps = new List<EpochWrap>();
        while (!bytes.IsEmpty)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
            wraps.Add(new(BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.Slice(6, length).ToArray()));
            bytes = bytes[(6 + length)..];
        }

        return wraps;
    }

    /// <summary><c>entry | time u64 | kind u16 | schema u8 | len u32 | payload</c>.</summary>
    public static byte[] Drafts(IReadOnlyList<Draft> drafts)
    {
        var writer = new Writer();
        foreach (var draft in drafts)
        {
            writer.Id(draft.Entry).U64(draft.Time).U16(draft.Kind).U8(draft.Schema).U32((uint)draft.Payload.Length).Bytes(draft.Payload);
        }

        return writer.ToArray();
    }

    /// <summary><c>len u16 | bytes</c>.</summary>
    public static byte[] Claims(IReadOnlyList<byte[]> claims)
    {
        var writer = new Writer();
        foreach (var claim in claims)
        {
            writer.U16(claim.Length).Bytes(claim);
        }

        return writer.ToArray();
    }

    /// <summary><c>space | entry | key[32] | len u32 | sealed</c>.</summary>
    public static byte[] Blinds(IReadOnlyList<Blind> blinds)
    {
        var writer = new Writer();
        foreach (var blind in blinds)
        {
            writer.Id(blind.Space).Id(blind.Entry).Bytes(blind.Key).U32((uint)blind.Sealed.Length).Bytes(blind.Sealed);
        }

        return writer.ToArray();
    }

    /// <summary><c>member | len u16 | blob</c>.</summary>
    public static List<WrapRecord> ReadMemberWraps(ReadOnlySpan<byte> bytes)
    {
        var wraps = new List<WrapRecord>();
        while (!bytes.IsEmpty)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]);
            wraps.Add(new(Id16.Read(bytes), bytes.Slice(18, length).ToArray()));
            bytes = bytes[(18 + length)..];
        }

        return wraps;
    }

    /// <summary><c>member | six words u16</c>.</summary>
    public static List<Fellow> ReadFellows(ReadOnlySpan<byte> bytes)
    {
        var fellows = new List<Fellow>();
        for (; !bytes.IsEmpty; bytes = bytes[28..])
        {
            var words = new int[6];
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(16 + (2 * i))..]);
            }

            fellows.Add(new(Id16.Read(bytes), words));
        }

        return fellows;
    }

    /// <summary><c>len u32 | bytes</c>, with the length 0xFFFFFFFF where one did not open.</summary>
    public static List<byte[]?> ReadOpened(ReadOnlySpan<byte> bytes)
    {
        var opened = new List<byte[]?>();
        while (!bytes.IsEmpty)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            bytes = bytes[4..];
            if (length == uint.MaxValue)
            {
                opened.Add(null);
                continue;
            }

            opened.Add(bytes[..(int)length].ToArray());
            bytes = bytes[(int)length..];
        }

        return opened;
    }

    /// <summary><c>place u64 | entry | len u32 | bytes</c>, what waits to be sent.</summary>
    public static byte[] Records(IEnumerable<(long Place, Id16 Entry, byte[] Sealed)> records)
    {
        var writer = new Writer();
        foreach (var (place, entry, bytes) in records)
        {
            writer.U64(place).Id(entry).U32((uint)bytes.Length).Bytes(bytes);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Records"/> wrote.</summary>
    public static List<(long Place, Id16 Entry, byte[] Sealed)> ReadRecords(ReadOnlySpan<byte> bytes)
    {
        var records = new List<(long Place, Id16 Entry, byte[] Sealed)>();
        while (!bytes.IsEmpty)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[24..]);
            records.Add(((long)BinaryPrimitives.ReadUInt64BigEndian(bytes), Id16.Read(bytes[8..]), bytes.Slice(28, length).ToArray()));
            bytes = bytes[(28 + length)..];
        }

        return records;
    }

    private sealed class Writer
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public Writer U8(byte value) => Bytes([value]);

        public Writer U16(int value)
        {
            Span<byte> bytes = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
            return Bytes(bytes);
        }

        public Writer U32(uint value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            return Bytes(bytes);
        }

        public Writer U64(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)value);
            return Bytes(bytes);
        }

        public Writer Id(Id16 id) => Bytes(id.ToBytes());

        public Writer Bytes(ReadOnlySpan<byte> bytes)
        {
            _bytes.Write(bytes);
            return this;
        }

        public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
    }
}
