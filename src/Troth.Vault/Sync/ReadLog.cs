using System.Buffers.Binary;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// What was read of a space up to a bookmark, as one text to be sealed: <c>u8 form | seal of the snapshot[28] | first place u64 | count of heads u32 | heads |
/// length of the run u32 | run</c>, padded as entries are.
/// </summary>
/// <param name="Seal">Of the snapshot that was taken at the same moment: no other goes with this.</param>
/// <param name="First">The first place that was verified.</param>
/// <param name="Heads">The head at each place from there on, one after another.</param>
internal sealed record ReadLog(byte[] Seal, long First, byte[] Heads, IReadOnlyList<Item> Items)
{
    private const byte Form = 1;
    private const int Fixed = 1 + 28 + 8 + 4 + 4;

    /// <summary>The last place.</summary>
    public long N => First + (Heads.Length / Chain.Length) - 1;

    /// <summary>The head there.</summary>
    public ReadOnlySpan<byte> Head => Heads.AsSpan(Heads.Length - Chain.Length);

    /// <summary>What tells a sealed snapshot from any other: its nonce and its tag.</summary>
    public static byte[] SealOf(byte[] snapshot) => [.. snapshot.Take(12), .. snapshot.TakeLast(16)];

    public byte[] ToBytes()
    {
        var run = ItemRun.LengthOf(Items);
        var bytes = new byte[Padme.Pad(Fixed + Heads.Length + run)];
        bytes[0] = Form;
        Seal.CopyTo(bytes, 1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(29), (ulong)First);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(37), (uint)(Heads.Length / Chain.Length));
        Heads.CopyTo(bytes, 41);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(41 + Heads.Length), (uint)run);
        ItemRun.Write(Items, bytes.AsSpan(Fixed + Heads.Length));
        return bytes;
    }

    /// <summary>Reads what was sealed on this device; null where another edition wrote it, or for another snapshot.</summary>
    public static ReadLog? Read(ReadOnlySpan<byte> bytes, byte[] snapshot)
    {
        var seal = SealOf(snapshot);
        if (bytes.Length < Fixed || bytes[0] != Form || !bytes.Slice(1, 28).SequenceEqual(seal))
        {
            return null;
        }

        var heads = bytes.Slice(41, Chain.Length * (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[37..]));
        var run = bytes[(41 + heads.Length)..];
        return new(
            seal,
            (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[29..]),
            heads.ToArray(),
            ItemRun.Read(run.Slice(4, (int)BinaryPrimitives.ReadUInt32BigEndian(run))));
    }
}
