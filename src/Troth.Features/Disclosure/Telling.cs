using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Disclosure;

/// <summary>Pieces that were handed over at once.</summary>
/// <param name="By">Who handed them over, and when.</param>
public sealed record Delivery(Stamp By, ImmutableList<Id16> Pieces);

/// <summary>Keys that were handed over, sealed to whoever hears.</summary>
/// <param name="Entry">The entry it stands in, and opens in.</param>
public sealed record KeyLetter(Id16 Entry, Stamp By, string Letter);

/// <summary>What both see of a disclosure, from the shared log alone. Who tells is whoever began or offered it first (R51).</summary>
/// <param name="Writing">Whether whoever tells said that it is being written, and has not said "not now" since.</param>
/// <param name="OfferedAt">Since when it is closed and offered.</param>
/// <param name="WereReady">Whether both were ready once: from then on no question waits for it (R3).</param>
/// <param name="Begun">When each session began.</param>
public sealed record SharedSide(
    Stamp? Teller, bool TellerReady, bool HearerReady, OpenMode Mode, ImmutableDictionary<Id16, string> Sealed, ImmutableList<Delivery> Deliveries, Sitting Sitting, ImmutableList<KeyLetter> Letters,
    ImmutableList<DateTimeOffset> Begun, bool Writing = false, DateTimeOffset? OfferedAt = null, DateTimeOffset? WantedAt = null, bool WereReady = false)
{
    /// <summary>Nothing yet.</summary>
    public static SharedSide None { get; } = new(null, false, false, OpenMode.Alone, ImmutableDictionary<Id16, string>.Empty, [], Sitting.None, [], []);

    /// <summary>Whether both are ready for it to be handed over.</summary>
    public bool BothReady => TellerReady && HearerReady;

    /// <summary>Whether it has been handed over.</summary>
    public bool IsDelivered => Deliveries is not [];

    /// <summary>Whether there is anything to see of it: it is offered, or whoever tells says that it is being written.</summary>
    public bool Stands => OfferedAt is not null || Writing;

    /// <summary>Whether it is on its way, and both have not been ready yet (R3).</summary>
    public bool OnItsWay => (Writing || TellerReady) && !WereReady;

    /// <summary>Whether it opens in sessions that both start.</summary>
    public bool InSessions => IsDelivered && Mode == OpenMode.Together;

    /// <summary>Whether the keys may be sent: at once if whoever hears opens it alone, else once both have started the session (R2).</summary>
    public bool KeysMayGo => IsDelivered && (Mode == OpenMode.Alone || Sitting.BothIn);

    /// <summary>Whether there were as many sessions as a week may have, up to that time (R21).</summary>
    public bool EnoughBefore(DateTimeOffset at) => Begun.Count(begun => begun <= at && at - begun < Sitting.Week) >= Sitting.MostAWeek;
}

/// <summary>What only I see of a disclosure, from my personal log alone.</summary>
/// <param name="Drafts">My account where I tell.</param>
/// <param name="Explicit">Since when each topic is at level 5, where I hear.</param>
/// <param name="Opened">My copies of what I opened.</param>
/// <param name="Prepared">What I ticked last, and when.</param>
/// <param name="Spared">What I leave to a clinician.</param>
/// <param name="Released">Whether my questions do not wait for it.</param>
public sealed record PrivateSide(
    ImmutableList<(Id16 Id, Piece Words)> Drafts, bool Closed, ImmutableDictionary<Topic, int>? Levels, ImmutableDictionary<Topic, DateTimeOffset> Explicit, ImmutableDictionary<Id16, Piece> Opened, bool Folded,
    (DateTimeOffset At, DisclosureEvent.Prepared Ticks)? Prepared = null, DisclosureEvent.Spared? Spared = null, bool Released = false)
{
    /// <summary>How long level 5 waits after it was chosen (R1b).</summary>
    public static TimeSpan Cooling { get; } = TimeSpan.FromHours(72);

    /// <summary>Nothing yet.</summary>
    public static PrivateSide None { get; } = new([], false, null, ImmutableDictionary<Topic, DateTimeOffset>.Empty, ImmutableDictionary<Id16, Piece>.Empty, false);

    /// <summary>Those of the always offered that I have not answered.</summary>
    public IReadOnlyList<Floor> Unanswered => [.. Enum.GetValues<Floor>().Where(floor => !Drafts.Exists(d => d.Words.Floor == floor))];

    /// <summary>Those that I have.</summary>
    public IReadOnlyList<Floor> Answered => [.. Enum.GetValues<Floor>().Except(Unanswered)];

    /// <summary>How deep a topic opens now: level 5 counts from 72 hours on (R1b).</summary>
    public int DepthOf(Topic topic, DateTimeOffset now) => (Levels?.GetValueOrDefault(topic, 1) ?? 0) switch
    {
        Piece.Deepest when !(Explicit.TryGetValue(topic, out var since) && now >= since + Cooling) => Piece.Deepest - 1,
        var level => level,
    };

    /// <summary>Whether I would take this key out of a letter now. What is always offered I would take at every level (R1c), unless I left it to a clinician.</summary>
    public bool Takes(PieceKey key, DateTimeOffset now) => Levels is not null && !LeavesOut(key) && (key.Floor || key.Level <= DepthOf(key.Topic, now));

    /// <summary>The ticks of a day; those of an earlier one say nothing about an evening.</summary>
    public DisclosureEvent.Prepared? TicksOf(DateTimeOffset now) => Prepared is { } prepared && prepared.At.ToOffset(now.Offset).Date == now.Date ? prepared.Ticks : null;

    // Where a letter does not say which of the always offered it is, none of them is taken by somebody who leaves some out.
    private bool LeavesOut(PieceKey key) => Spared is { } left && (key.Floor ? left.Floors.Count > 0 && (key.Which is not { } which || left.Floors.Contains(which)) : left.Topics.Contains(key.Topic));
}

/// <summary>One disclosure as one of the two sees it.</summary>
public sealed record Telling(Id16 Id, SharedSide Shared, PrivateSide Private)
{
    /// <summary>Whether I tell; null until that is known.</summary>
    public bool? IMine => Shared.Teller?.Mine ?? (Private.Drafts is [] ? null : true);

    /// <summary>Whether I tell.</summary>
    public bool ITell => IMine == true;

    /// <summary>Whether I hear.</summary>
    public bool IHear => IMine == false;

    /// <summary>Whether I have said that I am ready.</summary>
    public bool MineReady => ITell ? Shared.TellerReady : Shared.HearerReady;

    /// <summary>Whether I have started the session.</summary>
    public bool MineJoined => ITell ? Shared.Sitting.TellerIn : Shared.Sitting.HearerIn;

    /// <summary>Whether I am the one who takes a break.</summary>
    public bool IRest => ITell ? Shared.Sitting.TellerRests : Shared.Sitting.HearerRests;

    /// <summary>Since when it waits for a step of mine that only I can take, or null. Once it was opened, nothing waits.</summary>
    public DateTimeOffset? WaitsSince => Stages.Of(this) switch
    {
        Stage.Choose => Shared.OfferedAt,
        Stage.Deliver => Shared.WantedAt,
        Stage.There => Shared.Letters[^1].By.At,
        _ => null,
    };

    /// <summary>Whether it waits for me: a step, or a time that the other named, since then; or a session today.</summary>
    public bool WaitsForMe(DateTimeOffset since, DateTimeOffset now) => WaitsSince > since || SessionSteps.Of(this, now) switch
    {
        SessionStep.Today => !Private.Folded,
        SessionStep.TheirsNamed => !Private.Folded && Shared.Sitting.By?.At > since,
        _ => false,
    };

    /// <summary>Pieces of mine that were handed over.</summary>
    public bool IsHandedOver(Id16 piece) => Shared.Deliveries.Exists(d => d.Pieces.Contains(piece));

    /// <summary>When a piece that was handed over after the account was added, or null.</summary>
    public DateTimeOffset? AddedOn(Id16 piece) => Shared.Deliveries.Skip(1).FirstOrDefault(d => d.Pieces.Contains(piece))?.By.At;
}
