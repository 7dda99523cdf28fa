using Troth.Protocol;

namespace Troth.Domain;

/// <summary>
/// The one port between pages and the client, which has the vault and the server behind it. Pages know no key, no byte and no address.
/// A call that returns a <c>string?</c> answers null when it is done, or the key of a sentence in Troth.Ui/Refusal.resx:
/// <c>port.offline</c>, <c>port.unavailable</c>, <c>port.invite-bad</c>, <c>port.invite-gone</c>, <c>port.invite-full</c>, <c>port.invite-leaked</c>, <c>port.example</c>.
/// </summary>
public interface ILife
{
    /// <summary>Everything known so far, also what waits to be sent.</summary>
    Life State { get; }

    /// <summary>How many facts a newer Troth wrote, as far as they were read by now.</summary>
    int Newer => State.Newer;

    /// <summary>Raised after any property here has changed, on the page's thread.</summary>
    event Action? Changed;

    /// <summary>How many of my changes the server has not confirmed yet.</summary>
    int Waiting { get; }

    /// <summary>What I wrote and the server has not confirmed yet, oldest first; what is taken back is not among it.</summary>
    IReadOnlyList<NewFact> Unsent { get; }

    /// <summary>What stands between this device and the server now, as the key of a sentence (also <c>port.history</c>, <c>port.contents</c>, <c>port.keys</c>, <c>port.damaged</c>, <c>port.signed-out</c>, <c>port.not-member</c>, <c>port.full</c>), or null.</summary>
    string? Trouble { get; }

    /// <summary>Where and why a record has stopped, for whoever helps: lines without anything that was written. Null while none has.</summary>
    string? Diagnosis => null;

    /// <summary>Copies <see cref="Diagnosis"/>; false where the browser does not.</summary>
    Task<bool> CopyDiagnosisAsync() => Task.FromResult(false);

    /// <summary>What the server had lost and this device gave back, the last time there was something; null if there never was.</summary>
    GivenBack? GivenBack => null;

    /// <summary>The person has read of it.</summary>
    Task ReadGivenBackAsync() => Task.CompletedTask;

    /// <summary>Whether the record of both has stopped.</summary>
    bool SharedStopped => false;

    /// <summary>Where the record of both has stopped: lets this device's copy go for the record in which these four words stood on the other's screen. Nothing changes
    /// where the server does not show such a record (<c>port.words-unknown</c>).</summary>
    Task<string?> FollowOtherAsync(string words) => Task.FromResult<string?>("port.words-unknown");

    /// <summary>How many of my entries only stood in a copy that was let go of, and wait for my word.</summary>
    int Rescued => 0;

    /// <summary>Sends them again.</summary>
    Task SendRescuedAsync() => Task.CompletedTask;

    /// <summary>Lets them go.</summary>
    Task DropRescuedAsync() => Task.CompletedTask;

    /// <summary>The clock of this device, with its time zone.</summary>
    TimeProvider Clock { get; }

    /// <summary>Seals facts, keeps them safe on the device and sends them when it can. Done once they are kept and <see cref="State"/> has them; works offline.
    /// <c>FeatureCatalog.KindOf</c> gives each fact's name, space and JSON.</summary>
    Task WriteAsync(IReadOnlyList<NewFact> facts);

    /// <summary>Removes my own entries from the server and from up-to-date apps. The state forgets them at once; works offline.</summary>
    Task EraseAsync(Reach reach, IReadOnlyList<Id16> entries);

    /// <summary>Keeps unsent words, sealed, on this device only, so that a lock loses nothing. Empty text forgets them. Called at every keystroke: the last text wins.</summary>
    Task KeepDraftAsync(string key, string text);

    /// <summary>The unsent words under a key, or an empty text.</summary>
    Task<string> DraftAsync(string key);

    /// <summary>Seals words for the shared space that open only once their key is published (docs/protocol.md 7).</summary>
    /// <param name="entry">The entry the sealed words will stand in.</param>
    Task<string> SealBlindAsync(Id16 entry, string words);

    /// <summary>The key of my own sealed words, to be published.</summary>
    Task<string> BlindKeyAsync(Id16 entry);

    /// <summary>Opens sealed words; null for each that does not open under its key.</summary>
    Task<IReadOnlyList<string?>> OpenBlindAsync(IReadOnlyList<BlindWords> blinds);

    /// <summary>Seals words that only the other can open, and only from an entry with this id (docs/protocol.md 7.1).</summary>
    Task<string> SealLetterAsync(Id16 entry, string words);

    /// <summary>Opens a letter that the other sealed to me; null if it does not open.</summary>
    /// <param name="from">Whoever wrote the entry.</param>
    Task<string?> OpenLetterAsync(Id16 from, Id16 entry, string letter);

    /// <summary>How far the meeting has come.</summary>
    Ceremony Ceremony { get; }

    /// <summary>Makes the shared space if there is none, and an invitation to it; leads to <see cref="Ceremony.Invited"/>.</summary>
    /// <param name="name">The name the other will see.</param>
    Task<string?> StartMeetingAsync(string name);

    /// <summary>The dark modules of a QR code, by row and column, without a margin.</summary>
    Task<bool[,]> QrCodeAsync(string text);

    /// <summary>The ticket of the link that opened the app, once, or null.</summary>
    Task<string?> TakeTicketAsync();

    /// <summary>Opens a ticket, given as a link or as its last part.</summary>
    Task<Answer<Invitation>> InvitationAsync(string ticket);

    /// <summary>Asks to be let in; leads to <see cref="Ceremony.Waiting"/>.</summary>
    Task<string?> ClaimAsync(string ticket, string name);

    /// <summary>The person says that the words are the same on both screens. Whoever invited lets the other in by it; the other stands by it once let in. Nobody is
    /// connected before having said so (R44); leads to <see cref="Ceremony.Connected"/>.</summary>
    Task<string?> AgreeAsync();

    /// <summary>Undoes the meeting wherever it stands: voids the invitation, refuses or withdraws the claim, or leaves the shared space. Nobody is told.</summary>
    Task<string?> UndoAsync();

    /// <summary>Four words of the shared record as it stands now, for two people comparing screens; empty while alone.</summary>
    Task<IReadOnlyList<string>> StateWordsAsync();

    /// <summary>Choices of this device.</summary>
    DeviceChoices Choices { get; }

    /// <summary>Changes and keeps the choices of this device.</summary>
    Task ChooseAsync(DeviceChoices choices);

    /// <summary>Locks every tab of this browser. The page goes, and with it all that was decrypted.</summary>
    void Lock();

    /// <summary>Every device that is signed in.</summary>
    Task<Answer<IReadOnlyList<SignedIn>>> SignedInAsync();

    /// <summary>Ends a sign-in.</summary>
    Task<string?> SignOutAsync(Id16 session);

    /// <summary>Set while somebody uses my recovery kit: when it may open my account.</summary>
    DateTimeOffset? RecoveryAt { get; }

    /// <summary>Stops the use of the recovery kit.</summary>
    Task<string?> CancelRecoveryAsync();

    /// <summary>The operator's name for this server; may be empty.</summary>
    string ServerName { get; }

    /// <summary>Which app this browser runs; null where nobody can tell.</summary>
    Task<Edition?> EditionAsync() => Task.FromResult<Edition?>(null);

    /// <summary>Whether the app runs on a developer's machine.</summary>
    bool Development { get; }

    /// <summary>Whether this is the invented example, which has no server, no device and no keys of its own.</summary>
    bool Example { get; }
}

/// <summary>Sealed words and their key, both as the log has them.</summary>
/// <param name="Entry">The entry the sealed words stand in.</param>
public sealed record BlindWords(Id16 Entry, string Key, string Sealed);
