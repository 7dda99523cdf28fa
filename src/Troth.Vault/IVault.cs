using Troth.Protocol;

namespace Troth.Vault;

/// <summary>
/// The holder of every key, once unlocked. Two implementations: the browser's worker (vault.js) and BclVault, its twin on the
/// .NET base library, which is the oracle of the golden files. No call returns key bytes, save <see cref="BlindKeyAsync"/>, whose purpose is to publish one.
/// Every call may throw <see cref="VaultException"/>.
/// </summary>
public interface IVault
{
    /// <summary>Verifies and opens the next frames of a space, in order (protocol.md 6.4). Personal space first: it holds the keyring.</summary>
    /// <param name="wraps">The caller's own wraps as the server keeps them.</param>
    /// <param name="frames">Frames that follow what was opened before.</param>
    /// <param name="headN">The last place the server claims, or 0 if more pages follow; an erased body must be explained by then.</param>
    Task<Opened> OpenAsync(Id16 space, IReadOnlyList<EpochWrap> wraps, IReadOnlyList<Frame> frames, long headN);

    /// <summary>Seals drafts as the next entries of this device. The caller appends them and opens the result before it seals in that space again.</summary>
    Task<IReadOnlyList<Frame>> SealAsync(Id16 space, IReadOnlyList<Draft> drafts);

    /// <summary>Starts a new device chain in a space (protocol.md 6.2): called when a request ended without an answer, since what it carried may stand in the log or not,
    /// and may still arrive.</summary>
    Task NewChainAsync(Id16 space);

    /// <summary>Forgets what was opened of a space, so that it can be opened anew from its first frame; <c>bad_input</c> for the personal one.</summary>
    Task ForgetAsync(Id16 space);

    /// <summary>Seals an erase record for one of the caller's own entries (protocol.md 6.5).</summary>
    Task<Erasure> SealErasureAsync(Id16 space, Id16 record, long time, Id16 target);

    /// <summary>Makes a shared space with the caller alone in it. Append <see cref="NewShared.Personal"/> first, then create the space.</summary>
    Task<NewShared> NewSharedAsync(long time);

    /// <summary>Makes an invitation to a space (protocol.md 4.3).</summary>
    /// <param name="name">The display name the other will see.</param>
    /// <param name="expires">Milliseconds since 1970.</param>
    Task<NewInvite> NewInviteAsync(Id16 space, string name, long time, long expires);

    /// <summary>Reads an offer with the ticket that was handed over. Throws <c>invite_bad</c> if the offer is not the ticket's.</summary>
    Task<ReadOffer> ReadOfferAsync(string ticket, byte[] offer);

    /// <summary>Makes a claim. Append <see cref="NewClaim.Personal"/> first, then post the claim.</summary>
    Task<NewClaim> ClaimAsync(string ticket, byte[] offer, string name, long time);

    /// <summary>Opens the claims on one of the caller's invitations: <c>invite_bad</c> if none opens, <c>invite_leaked</c> if more than one does.</summary>
    Task<OpenedClaim> OpenClaimsAsync(Id16 invite, IReadOnlyList<byte[]> claims);

    /// <summary>Makes the commit that lets a claimant in. Append <see cref="Admission.Personal"/> first, then post the commit.</summary>
    Task<Admission> AdmitAsync(Id16 space, Id16 invite, byte[] claim, long time);

    /// <summary>The other members of the current epoch with their comparison words (protocol.md 4.2).</summary>
    Task<IReadOnlyList<Fellow>> FellowsAsync(Id16 space);

    /// <summary>Four words of the head of a space, for two people comparing screens (protocol.md 6.6).</summary>
    /// <param name="head">The head at an earlier place, or null for the last one that was opened.</param>
    Task<IReadOnlyList<int>> StateWordsAsync(Id16 space, byte[]? head = null);

    /// <summary>Seals words that will open only when their key is published (protocol.md 7).</summary>
    Task<byte[]> BlindSealAsync(Id16 space, Id16 entry, byte[] words);

    /// <summary>The key of the caller's own blind words, to be published.</summary>
    Task<byte[]> BlindKeyAsync(Id16 space, Id16 entry);

    /// <summary>Opens blind words; null for each that does not open under its key.</summary>
    Task<IReadOnlyList<byte[]?>> BlindOpenAsync(IReadOnlyList<Blind> blinds);

    /// <summary>Seals words that only one other member can open, and only from an entry with this id (protocol.md 7.1).</summary>
    /// <param name="to">Another member of the current epoch, else <c>bad_input</c>.</param>
    Task<byte[]> LetterSealAsync(Id16 space, Id16 to, Id16 entry, byte[] words);

    /// <summary>Opens a letter that another member of the current epoch sealed to the caller; throws <c>wrong_secret</c> if it does not open.</summary>
    Task<byte[]> LetterOpenAsync(Id16 space, Id16 from, Id16 entry, byte[] letter);

    /// <summary>Seals bytes that stay on this device, bound to a name (protocol.md 3.6). A name that starts with <c>snapshot/</c> is the vault's own: <c>bad_input</c>.</summary>
    Task<byte[]> LocalSealAsync(string name, byte[] bytes);

    /// <summary>Opens bytes sealed on this device under the same name; throws <c>wrong_secret</c> if they do not open.</summary>
    Task<byte[]> LocalOpenAsync(string name, byte[] bytes);

    /// <summary>Seals what was verified of a space, so that a later unlock of this device goes on from there (protocol.md 3.7). Throws <c>stopped</c> once the space has stopped.</summary>
    Task<byte[]> SnapshotAsync(Id16 space);

    /// <summary>
    /// Goes on from a snapshot of this device: the next frame to open is the one after its place. Personal space first, <c>no_key</c> before it.
    /// Refused without a trace: <c>stopped</c> if the space has been opened in this unlock, <c>wrong_secret</c> if the bytes do not open as this space's, and
    /// <c>bad_input</c> if this version does not read them, or if the personal space is not as far as it was when they were sealed.
    /// </summary>
    Task<Restored> RestoreAsync(Id16 space, byte[] snapshot);
}

/// <summary>Why the vault refused: <c>locked</c>, <c>bad_input</c>, <c>bad_text</c>, <c>wrong_secret</c>, <c>unknown_space</c>, <c>no_key</c>, <c>not_mine</c>, <c>invite_bad</c>, <c>invite_leaked</c>, <c>too_large</c>, <c>stopped</c> or <c>internal</c>.</summary>
public sealed class VaultException(string code) : Exception(code)
{
    /// <summary>One of the twelve codes.</summary>
    public string Code { get; } = code;
}

/// <summary>Something to seal.</summary>
/// <param name="Entry">Made when the person pressed save.</param>
/// <param name="Time">Milliseconds since 1970, by the author's clock.</param>
/// <param name="Kind">protocol.md 6.6.</param>
public sealed record Draft(Id16 Entry, long Time, ushort Kind, byte Schema, byte[] Payload);

/// <summary>How an entry fared.</summary>
public enum ItemState : byte
{
    /// <summary>Opened and its authorship tag is right.</summary>
    Verified = 0,

    /// <summary>Opened, but the tag is wrong or missing: a member misbehaved.</summary>
    Unverified = 1,

    /// <summary>The body is gone by its author's wish.</summary>
    Erased = 2,

    /// <summary>The body is there and does not open: whoever put it there does not have the key. It says nothing and stops nothing.</summary>
    Unreadable = 3,
}

/// <summary>An opened entry.</summary>
/// <param name="Author">The author's member ref; zero where the body is erased or does not open.</param>
/// <param name="Mine">Whether this account wrote it.</param>
/// <param name="Payload">Empty for kinds 16 to 21, which never leave the vault.</param>
public sealed record Item(long N, Id16 Entry, Id16 Author, bool Mine, ItemState State, EntryFlags Flags, uint Epoch, long Time, ushort Kind, byte Schema, byte[] Payload);

/// <summary>Why a space stopped (protocol.md 6.4).</summary>
public enum Fault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,
    Malformed = 1,
    Suite = 2,
    Gap = 3,
    Duplicate = 4,
    Epoch = 5,
    Body = 6,
    Sealed = 7,
    Author = 8,
    Device = 9,
    Seen = 10,
    Commit = 11,
    Erasure = 12,
}

/// <summary>The result of opening: what was verified, and where and why it stopped if it did.</summary>
/// <param name="N">The last verified place; <paramref name="H"/> its head, <paramref name="Epoch"/> the current epoch.</param>
/// <param name="FailedAt">The place that failed, or 0.</param>
/// <param name="IsPersonal">Whether its keys lie under the account's own master key: the server's word on which space is the personal one is not taken.</param>
public sealed record Opened(IReadOnlyList<Item> Items, long N, byte[] H, uint Epoch, Fault Fault, long FailedAt, bool IsPersonal);

/// <summary>Where a restored space stands.</summary>
/// <param name="N">The last verified place; <paramref name="H"/> its head, <paramref name="Epoch"/> the current epoch.</param>
/// <param name="IsPersonal">As in <see cref="Opened"/>.</param>
public sealed record Restored(long N, byte[] H, uint Epoch, bool IsPersonal);

/// <summary>A sealed erase record and the token that the server checks.</summary>
public sealed record Erasure(byte[] Token, Frame Frame);

/// <summary>A new shared space: its commit, and the frames to append to the personal space first.</summary>
public sealed record NewShared(Id16 Space, Id16 Member, Frame Commit, IReadOnlyList<Frame> Personal);

/// <summary>A new invitation. The ticket is the secret to hand over in person.</summary>
public sealed record NewInvite(Id16 Invite, byte[] Offer, string Ticket, IReadOnlyList<Frame> Personal);

/// <summary>What an offer says.</summary>
/// <param name="Words">Six comparison words, as places in the word list.</param>
public sealed record ReadOffer(Id16 Invite, Id16 Space, string Name, IReadOnlyList<int> Words);

/// <summary>A claim to post.</summary>
public sealed record NewClaim(byte[] Claim, IReadOnlyList<Frame> Personal);

/// <summary>The one claim that opened.</summary>
/// <param name="Index">Its place among those given.</param>
public sealed record OpenedClaim(int Index, string Name, IReadOnlyList<int> Words);

/// <summary>A commit that lets somebody in.</summary>
/// <param name="Member">The new member's ref.</param>
public sealed record Admission(Frame Commit, IReadOnlyList<WrapRecord> Wraps, Id16 Member, IReadOnlyList<Frame> Personal);

/// <summary>Another member.</summary>
public sealed record Fellow(Id16 Member, IReadOnlyList<int> Words);

/// <summary>Blind words with their key.</summary>
public sealed record Blind(Id16 Space, Id16 Entry, byte[] Key, byte[] Sealed);
