using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <content>What may be done, and why not.</content>
public sealed partial record Disclosures
{
    /// <summary>Most pieces of one disclosure.</summary>
    public const int MostPieces = 60;

    /// <summary>Keeps a piece of my account, for me alone.</summary>
    public Decision<DisclosureEvent> Draft(Id16 id, Id16 piece, Piece words)
    {
        var said = words with { What = words.What.Trim(), When = words.When.Trim(), Thoughts = words.Thoughts.Trim(), WhoKnew = words.WhoKnew.Trim() };
        var telling = this[id];
        return (telling switch
        {
            { IHear: true } => DisclosureRefusals.NotYours,
            { Private.Closed: true } => DisclosureRefusals.Closed,
            { Private.Drafts.Count: >= MostPieces } when !telling.Private.Drafts.Exists(d => d.Id == piece) => DisclosureRefusals.TooMany,
            _ => said.WhyNot(),
        }) is { } why ? why : new DisclosureEvent[] { new DisclosureEvent.PieceDrafted(id, piece, said) };
    }

    /// <summary>Takes a piece out of my account.</summary>
    public Decision<DisclosureEvent> Drop(Id16 id, Id16 piece) =>
        this[id].Private.Closed ? DisclosureRefusals.Closed : new DisclosureEvent[] { new DisclosureEvent.PieceDropped(id, piece) };

    /// <summary>Lets the other know that I am writing an account, and nothing of it.</summary>
    public Decision<DisclosureEvent> Begin(Id16 id, Bond bond, DateTimeOffset now) => (bond.WhyNotShare(now) ?? (this[id] switch
    {
        { IHear: true } => DisclosureRefusals.NotYours,
        { Shared.Writing: true } or { Shared.OfferedAt: not null } => DisclosureRefusals.NotNow,
        _ => null,
    })) is { } why ? why : new DisclosureEvent[] { new DisclosureEvent.Begun(id) };

    /// <summary>Lets my questions wait no longer for the other's account.</summary>
    public Decision<DisclosureEvent> Release(Id16 id) => Awaited?.Id == id ? new DisclosureEvent[] { new DisclosureEvent.QuestionsReleased(id) } : DisclosureRefusals.NotNow;

    /// <summary>Keeps what I ticked, for me alone. Nothing that I may say depends on it, or the other could tell my ticks from what I say (R6).</summary>
    public static Decision<DisclosureEvent> Prepare(Id16 id, IReadOnlyList<Check> checks, string supporter)
    {
        var ticks = new DisclosureEvent.Prepared(id, checks, supporter.Trim());
        return WhyNot(ticks) is { } why ? why : new DisclosureEvent[] { ticks };
    }

    /// <summary>Closes my account for good and says that I am ready; or, after a "not now", says so again.</summary>
    public Decision<DisclosureEvent> Offer(Id16 id, Bond bond, DateTimeOffset now)
    {
        var telling = this[id];
        return (bond.WhyNotShare(now) ?? (telling switch
        {
            { ITell: false } => DisclosureRefusals.NotYours,
            { MineReady: true } or { Shared.IsDelivered: true } => DisclosureRefusals.NotNow,
            { Private.Unanswered: not [] } => DisclosureRefusals.FloorOpen,
            _ when !telling.Private.Drafts.Exists(d => d.Words.Floor is null) => DisclosureRefusals.NothingWritten,
            _ => null,
        })) is { } why
            ? why
            : telling.Private.Closed ? new DisclosureEvent[] { new DisclosureEvent.Offered(id) } : [new DisclosureEvent.Closed(id), new DisclosureEvent.Offered(id)];
    }

    /// <summary>Chooses how deep I want to hear (R1), and what I leave to a clinician.</summary>
    /// <param name="left">What I do not hear; null leaves it as it was.</param>
    public Decision<DisclosureEvent> Choose(Id16 id, IReadOnlyList<Depth> depths, string reason, DisclosureEvent.Spared? left = null)
    {
        var (why, before) = (reason.Trim(), this[id].Private.Spared ?? new(id, [], []));
        return (this[id].IHear ? WhyNot(depths, why) ?? (left is null ? null : WhyNot(left)) : DisclosureRefusals.NotYours) is { } no ? no
            : left is null || (left.Topics.SequenceEqual(before.Topics) && left.Floors.SequenceEqual(before.Floors)) ? new DisclosureEvent[] { new DisclosureEvent.LevelsSet(id, depths, why) }
            : [left, new DisclosureEvent.LevelsSet(id, depths, why)];
    }

    /// <summary>Says that I am ready to hear, and how it opens.</summary>
    public Decision<DisclosureEvent> Want(Id16 id, OpenMode mode, Bond bond, DateTimeOffset now) => (bond.WhyNotShare(now) ?? (this[id] switch
    {
        { IHear: false } => DisclosureRefusals.NotYours,
        { Shared.IsDelivered: true } or { Shared.OfferedAt: null } => DisclosureRefusals.NotNow,
        { Private.Levels: null } => DisclosureRefusals.NoLevels,
        _ => null,
    })) is { } why ? why : new DisclosureEvent[] { new DisclosureEvent.Wanted(id, mode) };

    /// <summary>Says "not now", at any step before it opens and before every session, without a reason (R6).</summary>
    public Decision<DisclosureEvent> PutOff(Id16 id) => this[id] switch
    {
        { MineReady: true, Shared.IsDelivered: false } or { ITell: true, Shared: { IsDelivered: false, Writing: true } } => new DisclosureEvent[] { new DisclosureEvent.PutOff(id) },
        { Shared: { InSessions: true, Sitting: { IsNamed: true } or { BothIn: false, TellerIn: true } or { BothIn: false, HearerIn: true } } } => new DisclosureEvent[] { new DisclosureEvent.PutOff(id) },
        _ => DisclosureRefusals.NotNow,
    };

    /// <summary>Why my account cannot be handed over now, or null.</summary>
    public string? WhyNotDeliver(Id16 id, Bond bond, DateTimeOffset now) => bond.WhyNotShare(now) ?? (this[id] switch
    {
        { ITell: false } => DisclosureRefusals.NotYours,
        { Shared: { IsDelivered: false, BothReady: true }, Private.Closed: true } => null,
        _ => DisclosureRefusals.NotNow,
    });

    /// <summary>Why the keys cannot be sent now, or null.</summary>
    public string? WhyNotSendKeys(Id16 id, DateTimeOffset now) => this[id] switch
    {
        { ITell: true, Shared: { Mode: OpenMode.Alone, KeysMayGo: true, Letters: [] } } => null,
        { ITell: true, Shared: { InSessions: true, Letters: [] }, Shared.Sitting: { Rests: false } sitting } when sitting.IsOn(now) => null,
        _ => DisclosureRefusals.NotNow,
    };

    /// <summary>Why I cannot add this to what I handed over, or null. It is added, and replaces nothing (R4).</summary>
    public string? WhyNotAdd(Id16 id, Piece words) => this[id] switch
    {
        { ITell: false } => DisclosureRefusals.NotYours,
        { Shared.Letters: [] } => DisclosureRefusals.NotNow,
        { Private.Drafts.Count: >= MostPieces } => DisclosureRefusals.TooMany,
        _ => words.WhyNot(),
    };

    /// <summary>Keeps my own copies of pieces that I opened.</summary>
    public Decision<DisclosureEvent> Open(Id16 id, IReadOnlyList<(Id16 Piece, Piece Words)> pieces) => this[id].IHear
        ? pieces.Where(p => p.Words.WhyNot() is null).Select(p => (DisclosureEvent)new DisclosureEvent.Opened(id, p.Piece, p.Words)).ToArray()
        : DisclosureRefusals.NotYours;

    /// <summary>Why these levels cannot be chosen, or null.</summary>
    private static string? WhyNot(IReadOnlyList<Depth> depths, string reason) => depths switch
    {
        _ when depths.Count == 0 || depths.Any(d => !Enum.IsDefined(d.Topic) || d.Level is < 1 or > Piece.Deepest) || depths.DistinctBy(d => d.Topic).Count() != depths.Count => DisclosureRefusals.NotAChoice,
        _ when reason.Length > Piece.LongestText => DisclosureRefusals.TooLong,
        _ when string.IsNullOrWhiteSpace(reason) && depths.Any(d => d.Level == Piece.Deepest) => DisclosureRefusals.NoReason,
        _ => null,
    };

    private static string? WhyNot(DisclosureEvent.Spared left) => left.Topics.All(Enum.IsDefined) && left.Floors.All(Enum.IsDefined) ? null : DisclosureRefusals.NotAChoice;

    private static string? WhyNot(DisclosureEvent.Prepared ticks) =>
        !ticks.Checks.All(Enum.IsDefined) ? DisclosureRefusals.NotAChoice : ticks.Supporter.Length > Piece.LongestLine ? DisclosureRefusals.TooLong : null;
}

/// <summary>Why a disclosure says no.</summary>
public static class DisclosureRefusals
{
    public const string NothingWritten = "disclosure.nothing-written";
    public const string TooLong = "disclosure.too-long";
    public const string NotAChoice = "disclosure.not-a-choice";
    public const string TooMany = "disclosure.too-many";
    public const string Closed = "disclosure.closed";
    public const string FloorOpen = "disclosure.floor-open";
    public const string NoLevels = "disclosure.no-levels";
    public const string NoReason = "disclosure.no-reason";
    public const string NotYours = "disclosure.not-yours";
    public const string NotNow = "disclosure.not-now";
    public const string DayOutOfReach = "disclosure.day-out-of-reach";
    public const string NotThatDay = "disclosure.not-that-day";
    public const string EnoughThisWeek = "disclosure.enough-this-week";
}
