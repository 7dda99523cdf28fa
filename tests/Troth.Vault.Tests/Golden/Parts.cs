using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Every format by itself, each with the secrets that open it.</summary>
internal sealed record Parts(
    int Version,
    IReadOnlyList<PartText> Texts,
    IReadOnlyList<string> BadTexts,
    PartPassword Password,
    PartKit Kit,
    PartSlot Slot,
    PartSlot SlotWithNewer,
    PartIdentity Ada,
    PartIdentity Ben,
    PartPair Pair,
    PartInvite Invite,
    PartEpoch Epoch,
    PartPersonalWrap PersonalWrap,
    PartSharedWrap SharedWrap,
    IReadOnlyList<PartEntry> Entries,
    IReadOnlyList<byte[]> Heads,
    IReadOnlyList<int> StateWords,
    PartBlind Blind,
    PartLocal Local,
    IReadOnlyDictionary<int, int> Padme);

/// <param name="Kind">1 Secret Key, 2 kit key.</param>
internal sealed record PartText(byte Kind, byte[] Bytes, string Text);

internal sealed record PartPassword(string Handle, string Password, byte[] Seed, int Iterations, byte[] SecretKey, byte[] Kek, byte[] Auth);

internal sealed record PartKit(byte[] KitKey, byte[] SecretKey, byte[] Kek, byte[] Auth);

/// <param name="Amk">What the slot opens to, with its version.</param>
internal sealed record PartSlot(Id16 Account, Id16 Slot, byte Type, byte[] Kek, byte[] Blob, byte[] Amk, uint AmkVersion);

internal sealed record PartIdentity(byte[] Payload, byte[] Scalar, byte[] Public, byte[] Hash, byte[] EraseKey, byte[] SelfKey, byte[] BlindKey);

/// <param name="Introduced">The pair secret where no invite secret was ever handed over.</param>
internal sealed record PartPair(byte[] InviteSecret, byte[] PairSecret, byte[] Introduced, IReadOnlyList<int> Words);

/// <summary>Ada invites, Ben claims.</summary>
internal sealed record PartInvite(
    string Ticket, Id16 Invite, byte[] InviteSecret, byte[] InviterHash, byte[] Offer, Id16 Space, string InviterName, byte[] Claim, string JoinerName, byte[] InviteNew, byte[] ContactAdd);

/// <summary>Ada is member 0, Ben member 1.</summary>
internal sealed record PartEpoch(Id16 Space, uint Number, byte[] Key, byte[] Commitment, byte[] Members, byte[] MembersHash, byte[] CommitPayload, byte[] KeyringAdd, Id16 AdaRef, Id16 BenRef);

internal sealed record PartPersonalWrap(byte[] Amk, Id16 Space, uint Epoch, byte[] Blob, byte[] Key);

/// <summary>For Ben, under <see cref="PartEpoch"/>.</summary>
internal sealed record PartSharedWrap(byte[] PairSecret, Id16 Receiver, byte[] Blob);

/// <param name="Tags">One for each member; the entry is Ada's.</param>
internal sealed record PartEntry(
    byte[] Header, byte[] Body, byte[] EraseToken, byte Author, byte[] Device, uint Seq, byte[] Previous, long SeenN, byte[] SeenHead, long Time, ushort Kind, byte Schema, byte[] Payload, IReadOnlyList<PartTag> Tags);

internal sealed record PartTag(byte Member, byte[] Bytes);

internal sealed record PartBlind(Id16 Space, Id16 Entry, byte[] BlindKey, byte[] Key, byte[] Sealed, byte[] Words);

internal sealed record PartLocal(byte[] Amk, Id16 Account, byte[] SealedLdk, byte[] Ldk);
