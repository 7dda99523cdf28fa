using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Commitments;

/// <summary>One promise with the days that something was said of.</summary>
/// <param name="By">Who made it, and keeps it.</param>
/// <param name="Until">The day from which it does not come round any more, or null.</param>
public sealed record Commitment(Id16 Id, Stamp By, Promise Promise, ImmutableSortedDictionary<DateOnly, Occasion> Days, DateOnly? Until)
{
    /// <summary>How many days back it can be said how a day went.</summary>
    public const int Lately = 14;

    /// <summary>How many days ahead the next time is looked for, and can be moved to.</summary>
    public const int Ahead = 35;

    /// <summary>Whether it is mine to keep.</summary>
    public bool Mine => By.Mine;

    /// <summary>One of its days; empty where nothing was said.</summary>
    public Occasion this[DateOnly day] => Days.GetValueOrDefault(day) ?? new(day);

    /// <summary>Whether it has a day then: by its rhythm, because another day was moved there, or because something was said of it before it ended.</summary>
    public bool Has(DateOnly day) => Days.ContainsKey(day) || (!(Until <= day) && (Promise.Falls(day) || Days.Values.Any(d => d.Yes is not null && d.Wish!.To == day)));

    /// <summary>Whether it will not come round again.</summary>
    public bool Over(DateOnly today) => Until <= today || (Next(today) is null && !Waits(today));

    /// <summary>Whether it is due today and nothing was said of it yet.</summary>
    public bool Waits(DateOnly today) => Has(today) && this[today].Outcome == Outcome.Unsaid;

    /// <summary>The next day after today, or null where there is none within reach.</summary>
    public DateOnly? Next(DateOnly today)
    {
        // A promise that has not begun is looked for from its first day on.
        var from = Promise.Starts > today ? Promise.Starts : today.AddDays(1);
        return Enumerable.Range(0, Ahead).Select(n => (DateOnly?)from.AddDays(n)).FirstOrDefault(day => Has(day!.Value) && this[day.Value].Outcome == Outcome.Unsaid);
    }

    /// <summary>The days to look at now, newest first: those that something was said of lately, and, for today and yesterday, also those that nothing was.</summary>
    public IReadOnlyList<Occasion> Recent(DateOnly today) =>
    [
        .. Enumerable.Range(0, Lately).Select(n => today.AddDays(-n)).Where(day => Has(day) && (day >= today.AddDays(-1) || this[day].Outcome != Outcome.Unsaid)).Select(day => this[day]),
    ];

    /// <summary>The promise after one more fact about a day of it; what does not fit changes nothing.</summary>
    internal Commitment Hear(CommitmentEvent.OfDay happened, Stamp by) =>
        Has(happened.Day) && !(happened is CommitmentEvent.Asked { To: { } to } && (to <= happened.Day || Has(to)))
            && this[happened.Day].After(happened, by, by.Author == By.Author) is { } next
            ? this with { Days = Days.SetItem(happened.Day, next) }
            : this;
}
