using System.Text.Json.Serialization;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>How whoever hears wants it to open.</summary>
public enum OpenMode
{
    Alone,
    Together,
}

/// <summary>What the two logs say about disclosures. Nothing of how deep, when, or whether it was opened is ever in the shared one (R15).</summary>
public abstract record DisclosureEvent(Id16 Disclosure) : LifeEvent
{
    /// <summary>A piece of my own account, for me alone; a later one with its id replaces it until the account is closed.</summary>
    public sealed record PieceDrafted(Id16 Disclosure, Id16 Piece, Piece Words) : DisclosureEvent(Disclosure);

    /// <summary>A piece is taken out of my account before it is closed.</summary>
    public sealed record PieceDropped(Id16 Disclosure, Id16 Piece) : DisclosureEvent(Disclosure);

    /// <summary>My account is whole: nothing in it changes any more (R3).</summary>
    public sealed record Closed(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>Whoever tells lets the other know that an account is being written, and nothing of it (R3).</summary>
    public sealed record Begun(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>My questions do not wait for this account any more; for me alone.</summary>
    public sealed record QuestionsReleased(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>What I looked at before I say that I am ready, for me alone. It changes nothing of what I may say.</summary>
    /// <param name="Supporter">Whom I can call afterwards; may be empty.</param>
    public sealed record Prepared(Id16 Disclosure, IReadOnlyList<Check> Checks, string Supporter) : DisclosureEvent(Disclosure);

    /// <summary>Whoever tells has a whole account and is ready.</summary>
    public sealed record Offered(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>How deep I want to hear, for me alone (R1).</summary>
    /// <param name="Reason">Why level 5, where it is chosen.</param>
    public sealed record LevelsSet(Id16 Disclosure, IReadOnlyList<Depth> Depths, string Reason) : DisclosureEvent(Disclosure);

    /// <summary>What I leave to a clinician and do not hear, for me alone; it replaces what I left before.</summary>
    public sealed record Spared(Id16 Disclosure, IReadOnlyList<Topic> Topics, IReadOnlyList<Floor> Floors) : DisclosureEvent(Disclosure);

    /// <summary>Whoever hears is ready.</summary>
    public sealed record Wanted(Id16 Disclosure, OpenMode Mode) : DisclosureEvent(Disclosure);

    /// <summary>One of both is not ready now. No reason is asked (R6).</summary>
    public sealed record PutOff(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>A piece stands in the shared log; its entry is the piece's id, and its key is not there.</summary>
    public sealed record PieceSealed(Id16 Disclosure, string Words) : DisclosureEvent(Disclosure);

    /// <summary>These pieces are handed over, for good (R4). The first time it is the account, later an addition.</summary>
    public sealed record Delivered(Id16 Disclosure, IReadOnlyList<Id16> Pieces) : DisclosureEvent(Disclosure);

    /// <summary>One of both names a time for a session; it replaces the one before.</summary>
    /// <param name="Minutes">How long at most (R21).</param>
    /// <param name="With">Who sits with them, such as a therapist; may be empty.</param>
    public sealed record DayProposed(Id16 Disclosure, DateTimeOffset At, int Minutes, string With) : DisclosureEvent(Disclosure);

    /// <summary>The other says yes to that time, perhaps to a shorter one.</summary>
    /// <param name="Proposal">The entry that named it.</param>
    public sealed record DayAgreed(Id16 Disclosure, Id16 Proposal, int Minutes) : DisclosureEvent(Disclosure);

    /// <summary>One of both starts the session in which it opens.</summary>
    public sealed record Joined(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>One of both takes a break in the session, or ends an own one.</summary>
    public sealed record Rested(Id16 Disclosure, bool Resting) : DisclosureEvent(Disclosure);

    /// <summary>One of both ends the session for the day.</summary>
    public sealed record Stopped(Id16 Disclosure) : DisclosureEvent(Disclosure);

    /// <summary>The keys, sealed to whoever hears (docs/protocol.md 7.1).</summary>
    public sealed record LetterSent(Id16 Disclosure, string Letter) : DisclosureEvent(Disclosure);

    /// <summary>A piece that I opened: my own copy, for me alone. It stays, whatever its author erases.</summary>
    public sealed record Opened(Id16 Disclosure, Id16 Piece, Piece Words) : DisclosureEvent(Disclosure);

    /// <summary>I folded it away from my view, or unfolded it.</summary>
    public sealed record Folded(Id16 Disclosure, bool Away) : DisclosureEvent(Disclosure);

    /// <summary>Every kind, with its name in the log.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("disclosure.piece-drafted.1", Reach.OnlyMe, DisclosureJson.Default.PieceDrafted),
        new("disclosure.piece-dropped.1", Reach.OnlyMe, DisclosureJson.Default.PieceDropped),
        new("disclosure.closed.1", Reach.OnlyMe, DisclosureJson.Default.Closed),
        new("disclosure.questions-released.1", Reach.OnlyMe, DisclosureJson.Default.QuestionsReleased),
        new("disclosure.prepared.1", Reach.OnlyMe, DisclosureJson.Default.Prepared),
        new("disclosure.spared.1", Reach.OnlyMe, DisclosureJson.Default.Spared),
        new("disclosure.levels-set.1", Reach.OnlyMe, DisclosureJson.Default.LevelsSet),
        new("disclosure.opened.1", Reach.OnlyMe, DisclosureJson.Default.Opened),
        new("disclosure.folded.1", Reach.OnlyMe, DisclosureJson.Default.Folded),
        new("disclosure.begun.1", Reach.Both, DisclosureJson.Default.Begun),
        new("disclosure.offered.1", Reach.Both, DisclosureJson.Default.Offered),
        new("disclosure.wanted.1", Reach.Both, DisclosureJson.Default.Wanted),
        new("disclosure.put-off.1", Reach.Both, DisclosureJson.Default.PutOff),
        new("disclosure.piece-sealed.1", Reach.Both, DisclosureJson.Default.PieceSealed),
        new("disclosure.delivered.1", Reach.Both, DisclosureJson.Default.Delivered),
        new("disclosure.day-proposed.1", Reach.Both, DisclosureJson.Default.DayProposed),
        new("disclosure.day-agreed.1", Reach.Both, DisclosureJson.Default.DayAgreed),
        new("disclosure.rested.1", Reach.Both, DisclosureJson.Default.Rested),
        new("disclosure.stopped.1", Reach.Both, DisclosureJson.Default.Stopped),
        new("disclosure.joined.1", Reach.Both, DisclosureJson.Default.Joined),
        new("disclosure.letter-sent.1", Reach.Both, DisclosureJson.Default.LetterSent),
    ];
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DisclosureEvent.PieceDrafted))]
[JsonSerializable(typeof(DisclosureEvent.PieceDropped))]
[JsonSerializable(typeof(DisclosureEvent.Closed))]
[JsonSerializable(typeof(DisclosureEvent.LevelsSet))]
[JsonSerializable(typeof(DisclosureEvent.Opened))]
[JsonSerializable(typeof(DisclosureEvent.Folded))]
[JsonSerializable(typeof(DisclosureEvent.Offered))]
[JsonSerializable(typeof(DisclosureEvent.Wanted))]
[JsonSerializable(typeof(DisclosureEvent.PutOff))]
[JsonSerializable(typeof(DisclosureEvent.PieceSealed))]
[JsonSerializable(typeof(DisclosureEvent.Delivered))]
[JsonSerializable(typeof(DisclosureEvent.Joined))]
[JsonSerializable(typeof(DisclosureEvent.LetterSent))]
[JsonSerializable(typeof(DisclosureEvent.Begun))]
[JsonSerializable(typeof(DisclosureEvent.QuestionsReleased))]
[JsonSerializable(typeof(DisclosureEvent.Prepared))]
[JsonSerializable(typeof(DisclosureEvent.Spared))]
[JsonSerializable(typeof(DisclosureEvent.DayProposed))]
[JsonSerializable(typeof(DisclosureEvent.DayAgreed))]
[JsonSerializable(typeof(DisclosureEvent.Rested))]
[JsonSerializable(typeof(DisclosureEvent.Stopped))]
[JsonSerializable(typeof(Piece))]
[JsonSerializable(typeof(IReadOnlyList<PieceKey>))]
internal sealed partial class DisclosureJson : JsonSerializerContext;
