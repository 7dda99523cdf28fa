using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Where a slot belongs: authenticated with everything in it.</summary>
internal sealed record SlotScope(Id16 Account, Id16 Slot, byte Type)
{
    public const byte Password = 1;
    public const byte Kit = 2;

    /// <summary>AAD of the slot's direct (1) and private (2) part.</summary>
    public byte[] Aad(uint version, byte part) => Labels.With(Labels.SlotAad, Account.ToBytes(), Slot.ToBytes(), [Type], Fields.U32(version), [part]);

    /// <summary>HPKE info of a newer AMK that was sealed to the slot.</summary>
    public byte[] SealInfo(uint version) => Labels.With(Labels.SlotSeal, Account.ToBytes(), Slot.ToBytes(), [Type], Fields.U32(version));
}

/// <summary>A slot blob: one unlock key opens the account master key with it (protocol.md 3.2).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record UnlockSlot(byte Type, uint Version, byte[] Direct, byte[] Public, byte[] Private, byte[] Sealed)
{
    private const byte Format = 1;
    private const int PartLength = 60;

    /// <summary>A new slot with its own P-256 pair and nothing sealed to it.</summary>
    public static UnlockSlot Make(Draw draw, SlotScope scope, byte[] kek, MasterKey amk)
    {
        var pair = P256.NewPair(draw);
        return new(
            scope.Type,
            amk.Version,
            Gcm.Seal(draw, kek, amk.Bytes, scope.Aad(amk.Version, 1)),
            pair.Public,
            Gcm.Seal(draw, kek, pair.Scalar, scope.Aad(amk.Version, 2)),
            []);
    }

    /// <summary>Reads a blob; null if it is none.</summary>
    public static UnlockSlot? Read(byte[] blob)
    {
        var reader = new Reader(blob);
        var format = reader.U8();
        var slot = new UnlockSlot(
            reader.U8(), reader.U32(), reader.Fixed(PartLength), reader.Fixed(P256.PointLength), reader.Fixed(PartLength), reader.Counted(reader.U16()));
        return reader.Ended && format == Format ? slot : null;
    }

    public byte[] ToBytes() => Fields.Join([Format, Type], Fields.U32(Version), Direct, Public, Private, Fields.U16(Sealed.Length), Sealed);

    /// <summary>The newest AMK this slot holds; null if the key is not the slot's or somebody changed the blob.</summary>
    public MasterKey? Open(SlotScope scope, byte[] kek)
    {
        var amk = Gcm.Open(kek, Direct, scope.Aad(Version, 1));
        var scalar = Gcm.Open(kek, Private, scope.Aad(Version, 2));
        if (scope.Type != Type || amk is null || scalar is null || P256.PairOf(scalar) is not { } pair || !pair.Public.AsSpan().SequenceEqual(Public))
        {
            return null;
        }

        return Sealed.Length == 0 ? new(amk, Version)
            : Hpke.Open(pair, HpkeScope.Base(scope.SealInfo(Version + 1)), Sealed, []) is { Length: 32 } newer ? new(newer, Version + 1)
            : null;
    }

    /// <summary>The slot with the next AMK sealed to its public key, for a slot whose paper or password is elsewhere.</summary>
    public UnlockSlot WithNewer(Draw draw, SlotScope scope, byte[] amk) =>
        this with { Sealed = Hpke.Seal(draw, Public, HpkeScope.Base(scope.SealInfo(Version + 1)), amk) };
}
