using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.CheckIns;

/// <summary>One member's side of a day in the shared log.</summary>
/// <param name="Entry">The entry the sealed words stand in.</param>
/// <param name="Key">The published key, or null while it is closed.</param>
public sealed record Side(Id16 Entry, string Words, string? Key);

/// <summary>A day: my private answers, and the two sealed sides.</summary>
public sealed record CheckInDay(Answers? Draft, Side? Mine, Side? Other)
{
    /// <summary>Whether both are ready, which is when each device publishes its key.</summary>
    public bool BothSealed => Mine is not null && Other is not null;

    /// <summary>My side and the other's with their keys, or null while either is closed: nobody reads before both can.</summary>
    public (BlindWords Mine, BlindWords Other)? Open =>
        this is { Mine: { Key: { } myKey } mine, Other: { Key: { } otherKey } other }
            ? (new(mine.Entry, myKey, mine.Words), new(other.Entry, otherKey, other.Words))
            : null;
}

/// <summary>The check-ins, by day. Days without one are simply not there; nothing counts them.</summary>
public sealed record CheckInDays(ImmutableSortedDictionary<DateOnly, CheckInDay> Days)
{
    private static readonly CheckInDay Blank = new(null, null, null);

    /// <summary>No check-ins yet.</summary>
    public static CheckInDays None { get; } = new(ImmutableSortedDictionary<DateOnly, CheckInDay>.Empty);

    /// <summary>A day, blank where nothing was said.</summary>
    public CheckInDay this[DateOnly day] => Days.GetValueOrDefault(day, Blank);

    /// <summary>The days after one more fact. The first sealed words of a member's day stand; a key counts only after them.</summary>
    public static CheckInDays Evolve(CheckInDays days, Fact fact, LifeEvent happened) => (happened, fact.Stamp.Mine) switch
    {
        (CheckInEvent.Drafted drafted, _) when drafted.Answers.WhyNot() is null => days.Change(drafted.Day, day => day with { Draft = drafted.Answers }),
        (CheckInEvent.Sealed words, true) => days.Change(words.Day, day => day with { Mine = day.Mine ?? new(fact.Entry, words.Words, null) }),
        (CheckInEvent.Sealed words, false) => days.Change(words.Day, day => day with { Other = day.Other ?? new(fact.Entry, words.Words, null) }),
        (CheckInEvent.Opened opened, true) => days.Change(opened.Day, day => day with { Mine = Unlock(day.Mine, opened.Key) }),
        (CheckInEvent.Opened opened, false) => days.Change(opened.Day, day => day with { Other = Unlock(day.Other, opened.Key) }),
        _ => days,
    };

    /// <summary>Keeps my answers for a day, for me alone.</summary>
    public Decision<CheckInEvent> Draft(DateOnly day, Answers answers, DateOnly today)
    {
        if (day > today)
        {
            return CheckInRefusals.NotYet;
        }

        if (this[day].Mine is not null)
        {
            return CheckInRefusals.AlreadyReady;
        }

        return answers.WhyNot() is { } why ? why : new CheckInEvent[] { new CheckInEvent.Drafted(day, answers) };
    }

    /// <summary>Says that I am ready to open a day together.</summary>
    /// <param name="words">My answers of that day, sealed for the entry this will stand in.</param>
    public Decision<CheckInEvent> Ready(DateOnly day, string words, Bond bond, DateTimeOffset now)
    {
        if (bond.WhyNotShare(now) is { } why)
        {
            return why;
        }

        return this[day] switch
        {
            { Mine: not null } => CheckInRefusals.AlreadyReady,
            { Draft: null } => CheckInRefusals.NothingSaid,
            _ => new CheckInEvent[] { new CheckInEvent.Sealed(day, words) },
        };
    }

    /// <summary>The days whose key my device owes: both sides are sealed and mine is still closed. The entry is the one whose key to publish.</summary>
    public IReadOnlyList<(DateOnly Day, Id16 Entry)> Owed() =>
        [.. Days.Where(d => d.Value is { BothSealed: true, Mine.Key: null }).Select(d => (d.Key, d.Value.Mine!.Entry))];

    private CheckInDays Change(DateOnly day, Func<CheckInDay, CheckInDay> change) =>
        change(this[day]) is var changed && changed == Blank ? this : this with { Days = Days.SetItem(day, changed) };

    private static Side? Unlock(Side? side, string key) => side is { Key: null } ? side with { Key = key } : side;
}

/// <summary>Why a check-in says no.</summary>
public static class CheckInRefusals
{
    public const string NotAChoice = "check-in.not-a-choice";
    public const string LineTooLong = "check-in.line-too-long";
    public const string NothingSaid = "check-in.nothing-said";
    public const string NotYet = "check-in.not-yet";
    public const string AlreadyReady = "check-in.already-ready";
}
