namespace Troth.Features.Commitments;

/// <summary>
/// How often promises were kept in the last four weeks: kept out of kept and not kept. What was renegotiated before it was due, what the other let go,
/// and what nobody said anything about is no part of it, and below five there is nothing to see (R29).
/// </summary>
public sealed record KeptRate(int Kept, int Of, IReadOnlyList<(DateOnly Day, int Word)> Points)
{
    /// <summary>Days it looks back.</summary>
    public const int Window = 28;

    /// <summary>Fewest days that it says anything about.</summary>
    public const int Fewest = 5;

    /// <summary>How many words there are for it.</summary>
    public const int Words = 6;

    /// <summary>The word for it, from 1, where nothing was kept, to <see cref="Words"/>, where all was.</summary>
    public int Word => WordFor(Kept, Of);

    /// <summary>The rate of some promises, or null where there is too little to say.</summary>
    public static KeptRate? On(DateOnly today, params IEnumerable<Commitment> commitments)
    {
        var counted = commitments
            .SelectMany(c => c.Days.Values)
            .Where(d => d.Day <= today && d.Day > today.AddDays(-Window) && d.Outcome is (Outcome.Kept or Outcome.NotKept))
            .OrderBy(d => d.Day)
            .ToList();
        bool[] kept = [.. counted.Select(d => d.Outcome == Outcome.Kept)];
        return counted.Count < Fewest ? null : new(kept.Count(k => k), kept.Length,
        [
            // Each point looks at the five days up to it, so that a single day is never a fall.
            .. Enumerable.Range(Fewest, counted.Count - Fewest + 1).Select(n => (counted[n - 1].Day, WordFor(kept[(n - Fewest)..n].Count(k => k), Fewest))),
        ]);
    }

    private static int WordFor(int kept, int of) =>
        kept == of ? 6 : kept == 0 ? 1 : 10 * kept >= 8 * of ? 5 : 10 * kept >= 6 * of ? 4 : 10 * kept >= 4 * of ? 3 : 2;
}
