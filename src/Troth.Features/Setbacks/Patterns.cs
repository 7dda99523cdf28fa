namespace Troth.Features.Setbacks;

/// <summary>Something that setbacks have in common.</summary>
/// <param name="Key">Names its sentence: <c>around.Tired</c>, <c>kind.Hurt</c>.</param>
/// <param name="Times">In how many of the <paramref name="Of"/> setbacks looked at.</param>
public sealed record Pattern(string Key, int Times, int Of);

/// <summary>Looks across setbacks for what can be learned (S25). It says what was around, never whose it was.</summary>
public static class Patterns
{
    /// <summary>Fewer setbacks than this have no pattern.</summary>
    public const int Fewest = 3;

    /// <summary>Days looked back.</summary>
    public const int Days = 182;

    /// <summary>Most patterns shown.</summary>
    public const int Most = 3;

    /// <summary>What at least half of the setbacks of the last half year share, most often first. Also those that were put away: they taught something too. What was taken back is no part of it.</summary>
    public static IReadOnlyList<Pattern> Of(SharedSetbacks setbacks, DateOnly today)
    {
        var recent = setbacks.All.Select(s => s.Account).OfType<Account>().Where(a => a.On > today.AddDays(-Days)).ToList();
        return recent.Count < Fewest
            ? []
            :
            [
                .. Enum.GetValues<Around>().Select(around => new Pattern($"around.{around}", recent.Count(a => a.Around.Contains(around)), recent.Count))
                    .Concat(Enum.GetValues<SetbackKind>().Where(kind => kind != SetbackKind.Other).Select(kind => new Pattern($"kind.{kind}", recent.Count(a => a.Kind == kind), recent.Count)))
                    .Where(pattern => pattern.Times * 2 >= recent.Count)
                    .OrderByDescending(pattern => pattern.Times)
                    .Take(Most),
            ];
    }
}
