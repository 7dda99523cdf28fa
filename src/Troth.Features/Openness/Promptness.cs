namespace Troth.Features.Openness;

/// <summary>How long it took, in words.</summary>
public enum Span
{
    Hours,
    ADay,
    ThreeDays,
    AWeek,
    AMonth,
    Longer,
}

/// <summary>How the last times compare with those before.</summary>
public enum Drift
{
    TooFew,
    Sooner,
    Alike,
    Later,
}

/// <summary>The time from an act to its telling: the middle one of the last five, and whether it has become shorter. Two words and no number; nobody is graded by it.</summary>
public sealed record Promptness(Span Usual, Drift Drift)
{
    /// <summary>How many tellings the middle is taken of.</summary>
    public const int Last = 5;

    /// <summary>With fewer than this nothing is said.</summary>
    public const int Fewest = 3;

    // Whatever moved by less than a quarter may be chance.
    private const double Shorter = 0.75;

    /// <summary>The promptness of these times, oldest first; null where there are too few to say anything.</summary>
    public static Promptness? Of(IReadOnlyList<TimeSpan> times) =>
        times.Count < Fewest ? null : new(InWords(Middle(times)), Compare([.. times.SkipLast(Last)], Middle(times)));

    private static TimeSpan Middle(IReadOnlyList<TimeSpan> times)
    {
        TimeSpan[] last = [.. times.TakeLast(Last).Order()];
        return (last[(last.Length - 1) / 2] + last[last.Length / 2]) / 2;
    }

    private static Drift Compare(IReadOnlyList<TimeSpan> before, TimeSpan now)
    {
        if (before.Count < Fewest)
        {
            return Drift.TooFew;
        }

        var then = Middle(before);
        return now < then * Shorter ? Drift.Sooner : then < now * Shorter ? Drift.Later : Drift.Alike;
    }

    private static Span InWords(TimeSpan time) => time.TotalHours switch
    {
        < 6 => Span.Hours,
        < 24 => Span.ADay,
        < 72 => Span.ThreeDays,
        < 168 => Span.AWeek,
        < 720 => Span.AMonth,
        _ => Span.Longer,
    };
}
