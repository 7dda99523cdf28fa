using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.CheckIns;

/// <summary>One member's side of a day in the shared log.</summary>
/// <param name="Entry">The entry the sealed words stand in.</param>
/// <param name="N">Its place in the shared log.</param>
/// <param name="At">When it was sealed, by its author's clock.</param>
/// <param name="Key">The published key, or null while it is closed.</param>
public sealed record Side(Id16 Entry, long N, DateTimeOffset At, string Words, string? Key);

/// <summary>A day: the two sealed sides.</summary>
public sealed record CheckInDay(Side? Mine, Side? Other)
{
    /// <summary>Whether both are ready and my own key is not published yet.</summary>
    public bool CanOpen => Mine is { Key: null } && Other is not null;

    /// <summary>Whether my words can still be taken back: the other's do not stand beside them yet.</summary>
    public bool CanTakeBack => Mine is not null && Other is null;

    /// <summary>My side and the other's with their keys, or null while either is closed: nobody reads before both can.</summary>
    public (BlindWords Mine, BlindWords Other)? Open =>
        this is { Mine: { Key: { } myKey } mine, Other: { Key: { } otherKey } other }
            ? (new(mine.Entry, myKey, mine.Words), new(other.Entry, otherKey, other.Words))
            : null;
}

/// <summary>The check-ins in the shared log, by day. Days without one are simply not there; nothing counts them.</summary>
public sealed record CheckInDays(ImmutableSortedDictionary<DateOnly, CheckInDay> Days)
{
    /// <summary>How long after the other's sealing my device still opens by itself: both are at it then.</summary>
    public static TimeSpan Together { get; } = TimeSpan.FromMinutes(2);

    private static readonly CheckInDay Blank = new(null, null);

    /// <summary>No check-ins yet.</summary>
    public static CheckInDays None { get; } = new(ImmutableSortedDictionary<DateOnly, CheckInDay>.Empty);

    /// <summary>A day, blank where nothing was said.</summary>
    public CheckInDay this[DateOnly day] => Days.GetValueOrDefault(day, Blank);

    /// <summary>The days after one more fact. The first sealed words of a member's day stand; a key counts only after them.</summary>
    public static CheckInDays Evolve(CheckInDays days, Fact fact, LifeEvent happened) => (happened, fact.Stamp.Mine) switch
    {
        (CheckInEvent.Sealed words, true) => days.Change(words.Day, day => day with { Mine = day.Mine ?? Close(fact, words) }),
        (CheckInEvent.Sealed words, false) => days.Change(words.Day, day => day with { Other = day.Other ?? Close(fact, words) }),
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
    /// <param name="answers">My answers of that day.</param>
    /// <param name="words">They, sealed for the entry this will stand in.</param>
    public Decision<CheckInEvent> Ready(DateOnly day, Answers? answers, string words, Bond bond, DateTimeOffset now)
    {
        if (bond.WhyNotShare(now) is { } why)
        {
            return why;
        }

        return this[day].Mine is not null ? CheckInRefusals.AlreadyReady
            : answers is null ? CheckInRefusals.NothingSaid
            : new CheckInEvent[] { new CheckInEvent.Sealed(day, words) };
    }

    /// <summary>
    /// The days whose key my device publishes by itself: I sealed second, so that sealing was opening, or the other sealed just now. Otherwise the person
    /// opens by hand: a device that opened whenever it is unlocked would tell the other when that is (R15).
    /// </summary>
    public IReadOnlyList<(DateOnly Day, Id16 Entry)> Owed(DateTimeOffset now) =>
        [.. Days.Where(d => d.Value is { CanOpen: true, Mine: { } mine, Other: { } other } && (mine.N > other.N || (now - other.At).Duration() <= Together))
            .Select(d => (d.Key, d.Value.Mine!.Entry))];

    /// <summary>Opens a day for both.</summary>
    /// <param name="key">The key of my own sealed words.</param>
    public Decision<CheckInEvent> OpenTogether(DateOnly day, string key) =>
        this[day].CanOpen ? new CheckInEvent[] { new CheckInEvent.Opened(day, key) } : CheckInRefusals.NotReady;

    private CheckInDays Change(DateOnly day, Func<CheckInDay, CheckInDay> change) =>
        change(this[day]) is var changed && changed == Blank ? this : this with { Days = Days.SetItem(day, changed) };

    private static Side Close(Fact fact, CheckInEvent.Sealed words) => new(fact.Entry, fact.N, fact.Stamp.At, words.Words, null);

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
    public const string NotReady = "check-in.not-ready";
}
