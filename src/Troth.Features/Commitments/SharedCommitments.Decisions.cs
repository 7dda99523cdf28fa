using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Commitments;

/// <content>What a person may do. Nothing is shared in the day of quiet (R44); ending a promise is always possible.</content>
public sealed partial record SharedCommitments
{
    /// <summary>Longest words with a day, characters.</summary>
    public const int LongestWords = 600;

    /// <summary>Makes a promise of my own.</summary>
    public static Decision<CommitmentEvent> Make(Id16 id, Promise promise, Bond bond, DateOnly today, DateTimeOffset now)
    {
        var said = promise.Trimmed();
        if ((bond.WhyNotShare(now) ?? said.WhyNot() ?? NeverItems.WhyNot(said.Text)) is { } why)
        {
            return why;
        }

        var made = new Commitment(id, default, said, ImmutableSortedDictionary<DateOnly, Occasion>.Empty, null);
        return said.Starts < today ? CommitmentRefusals.DaysOutOfOrder
            : made.Over(today) ? CommitmentRefusals.NoDay
            : new CommitmentEvent[] { new CommitmentEvent.Made(id, said) };
    }

    /// <summary>Says how a day of mine went.</summary>
    /// <param name="words">A few words if I like, or an empty text.</param>
    public Decision<CommitmentEvent> Tell(Id16 id, DateOnly day, bool kept, string words, Bond bond, DateOnly today, DateTimeOffset now) =>
        WhyNot(id, day, mine: true, bond, now, words) is { } why ? why
        : day > today || day <= today.AddDays(-Commitment.Lately) ? CommitmentRefusals.NotNow
        : this[id]![day] is { Outcome: Outcome.Renegotiated } ? CommitmentRefusals.NotNow
        : this[id]![day].Said is { } said && said.Kept == kept && said.Words == words.Trim() ? CommitmentRefusals.NothingChanged
        : new CommitmentEvent[] { new CommitmentEvent.Told(id, day, kept, words.Trim()) };

    /// <summary>Asks, before it is due, to move a day of mine, or to leave it out.</summary>
    /// <param name="to">The other day, or null to leave it out.</param>
    /// <param name="now">Local time.</param>
    public Decision<CommitmentEvent> Ask(Id16 id, DateOnly day, DateOnly? to, Bond bond, DateTimeOffset now)
    {
        if (WhyNot(id, day, mine: true, bond, now) is { } why)
        {
            return why;
        }

        var commitment = this[id]!;
        return commitment[day].Outcome != Outcome.Unsaid ? CommitmentRefusals.NotNow
            : now.DateTime > day.ToDateTime(commitment.Promise.By ?? TimeOnly.MaxValue) ? CommitmentRefusals.PastDue
            : to is { } other && (other <= day || commitment.Has(other) || other > day.AddDays(Commitment.Ahead)) ? CommitmentRefusals.DayTaken
            : commitment[day].Wish is { } wish && wish.To == to ? CommitmentRefusals.NothingChanged
            : new CommitmentEvent[] { new CommitmentEvent.Asked(id, day, to) };
    }

    /// <summary>Says yes to what the other asked for.</summary>
    public Decision<CommitmentEvent> Agree(Id16 id, DateOnly day, Bond bond, DateTimeOffset now) =>
        WhyNot(id, day, mine: false, bond, now) is { } why ? why
        : this[id]![day] is { Asks: true, Wish: { } wish } ? new CommitmentEvent[] { new CommitmentEvent.Moved(id, day, wish.To) }
        : CommitmentRefusals.NotNow;

    /// <summary>Lets a day of the other's promise go.</summary>
    public Decision<CommitmentEvent> Excuse(Id16 id, DateOnly day, Bond bond, DateTimeOffset now) =>
        WhyNot(id, day, mine: false, bond, now) is { } why ? why
        : this[id]![day] is { Outcome: Outcome.Unsaid or Outcome.NotKept } ? new CommitmentEvent[] { new CommitmentEvent.Excused(id, day) }
        : CommitmentRefusals.NotNow;

    /// <summary>Says that I noticed that the other kept it.</summary>
    public Decision<CommitmentEvent> Acknowledge(Id16 id, DateOnly day, Bond bond, DateTimeOffset now) =>
        WhyNot(id, day, mine: false, bond, now) is { } why ? why
        : this[id]![day] is { Outcome: Outcome.Kept, Acknowledged: null } ? new CommitmentEvent[] { new CommitmentEvent.Acknowledged(id, day) }
        : CommitmentRefusals.NotNow;

    /// <summary>Says that we have talked about a day on which it was not kept.</summary>
    public Decision<CommitmentEvent> TalkOver(Id16 id, DateOnly day, string words, Bond bond, DateTimeOffset now) =>
        WhyNot(id, day, this[id]?.Mine == true, bond, now, words) is { } why ? why
        : this[id]![day].ToTalkAbout ? new CommitmentEvent[] { new CommitmentEvent.TalkedOver(id, day, words.Trim()) }
        : CommitmentRefusals.NotNow;

    /// <summary>Lets a promise end, mine or the other's, without a reason. What was said of its days stays.</summary>
    public Decision<CommitmentEvent> End(Id16 id, DateOnly today) => this[id] switch
    {
        null or { Until: not null } => CommitmentRefusals.NotNow,
        _ => new CommitmentEvent[] { new CommitmentEvent.Ended(id, today) },
    };

    private string? WhyNot(Id16 id, DateOnly day, bool mine, Bond bond, DateTimeOffset now, string words = "") =>
        bond.WhyNotShare(now)
            ?? (this[id] is not { } found || found.Mine != mine || !found.Has(day) ? CommitmentRefusals.NotNow : null)
            ?? (words.Trim().Length > LongestWords ? CommitmentRefusals.WordsTooLong : null);
}

/// <summary>Why a promise says no.</summary>
public static class CommitmentRefusals
{
    public const string NothingWritten = "commitment.nothing-written";
    public const string TooLong = "commitment.too-long";
    public const string NoDay = "commitment.no-day";
    public const string DaysOutOfOrder = "commitment.days-out-of-order";
    public const string DayTaken = "commitment.day-taken";
    public const string PastDue = "commitment.past-due";
    public const string NotNow = "commitment.not-now";
    public const string NothingChanged = "commitment.nothing-changed";
    public const string WordsTooLong = "commitment.words-too-long";
}
