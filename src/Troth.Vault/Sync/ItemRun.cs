using System.Buffers.Binary;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>Opened entries in a row: <c>n u64 | entry | author | mine u8 | state u8 | flags u8 | epoch u32 | time u64 | kind u16 | schema u8 | len u32 | payload</c>.</summary>
public static class ItemRun
{
    private const int Prefix = 8 + 16 + 16 + 1 + 1 + 1 + 4 + 8 + 2 + 1 + 4;

    /// <summary>How long a run is.</summary>
    public static int LengthOf(IReadOnlyCollection<Item> items) => items.Sum(item => Prefix + item.Payload.Length);

    /// <summary>Writes a run.</summary>
    public static void Write(IReadOnlyCollection<Item> items, Span<byte> bytes)
    {
        foreach (var item in items)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)item.N);
            item.Entry.Write(bytes[8..]);
            item.Author.Write(bytes[24..]);
            (bytes[40], bytes[41], bytes[42]) = (item.Mine ? (byte)1 : (byte)0, (byte)item.State, (byte)item.Flags);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[43..], item.Epoch);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[47..], (ulong)item.Time);
            BinaryPrimitives.WriteUInt16BigEndian(bytes[55..], item.Kind);
            bytes[57] = item.Schema;
            BinaryPrimitives.WriteUInt32BigEndian(bytes[58..], (uint)item.Payload.Length);
            item.Payload.CopyTo(bytes[Prefix..]);
            bytes = bytes[(Prefix + item.Payload.Length)..];
        }
    }

    /// <summary>Reads a run.</summary>
    public static List<Item> Read(ReadOnlySpan<byte> bytes)
    {
        var items = new List<Item>();
        while (!bytes.IsEmpty)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[58..]);
            items.Add(new(
                (long)BinaryPrimitives.ReadUInt64BigEndian(bytes),
                Id16.Read(bytes[8..]),
                Id16.Read(bytes[24..]),
                bytes[40] == 1,
                (ItemState)bytes[41],
                (EntryFlags)bytes[42],
                BinaryPrimitives.ReadUInt32BigEndian(bytes[43..]),
                (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[47..]),
                BinaryPrimitives.ReadUInt16BigEndian(bytes[55..]),
                bytes[57],
                bytes.Slice(Prefix, length).ToArray()));
            bytes = bytes[(Prefix + length)..];
        }

        return items;
    }
}
