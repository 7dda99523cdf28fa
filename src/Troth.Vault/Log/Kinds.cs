namespace Troth.Vault;

/// <summary>Kinds of entries that the vault itself writes and reads (protocol.md 6.6).</summary>
internal static class Kinds
{
    public const ushort Commit = 1;
    public const ushort Leave = 5;
    public const ushort Erase = 7;
    public const ushort Heal = 8;
    public const ushort KeyringAdd = 16;
    public const ushort ContactAdd = 17;
    public const ushort HeadPin = 18;
    public const ushort SlotList = 19;
    public const ushort IdentityNew = 20;
    public const ushort InviteNew = 21;

    /// <summary>Whether payloads of this kind stay in the vault.</summary>
    public static bool StaysInside(ushort kind) => kind is >= KeyringAdd and <= InviteNew and not HeadPin;

    /// <summary>Whether an app may ask to have an entry of this kind sealed; a head pin and a heal in the personal space only.</summary>
    public static bool IsForApps(ushort kind, bool personal) => kind is not (Commit or Erase) && !StaysInside(kind) && (personal || kind is not (HeadPin or Heal));
}
