using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>A slot as the personal space remembers it, so that a swapped blob is noticed (protocol.md 6.6, kind 19).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record SlotEntry(Id16 Slot, byte Type, byte[] PublicHash)
{
    private const int Length = 49;

    public static SlotEntry Of(Id16 id, UnlockSlot slot) => new(id, slot.Type, SHA256.HashData(slot.Public));

    public static byte[] ListToBytes(IReadOnlyCollection<SlotEntry> slots) =>
        Fields.Join([[(byte)slots.Count], .. slots.Select(slot => Fields.Join(slot.Slot.ToBytes(), [slot.Type], slot.PublicHash))]);

    /// <summary>Reads a slot-list payload; null if it is none.</summary>
    public static List<SlotEntry>? ReadList(byte[] payload)
    {
        if (payload.Length == 0 || payload.Length != 1 + (Length * payload[0]))
        {
            return null;
        }

        var reader = new Reader(payload.AsSpan(1));
        var slots = new List<SlotEntry>();
        for (var i = 0; i < payload[0]; i++)
        {
            slots.Add(new(reader.Id(), reader.U8(), reader.Fixed(32)));
        }

        return slots;
    }
}
