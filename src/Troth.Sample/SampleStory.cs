using Troth.Domain;
using Troth.Sample.Chapters;

namespace Troth.Sample;

/// <summary>A couple's life told by chance that always falls the same way: the same end gives the same entries, byte for byte.</summary>
public static class SampleStory
{
    /// <summary>How many entries three years have: two people who write ten times a day each.</summary>
    public const int ThreeYearEntries = 22_000;

    private const int ThreeYearDays = 1096;

    /// <summary>The twelve written weeks, both logs of both people, oldest first.</summary>
    /// <param name="end">Local time; nothing is told after it, and its day is the last.</param>
    public static IReadOnlyList<Told> TwelveWeeks(DateTimeOffset end) => new Telling(end, Script.Days).Tell(entries: 0);

    /// <summary>The twelve weeks and all that came after them: <see cref="ThreeYearEntries"/> entries.</summary>
    /// <param name="end">Local time; nothing is told after it, and its day is the last.</param>
    public static IReadOnlyList<Told> ThreeYears(DateTimeOffset end) => new Telling(end, ThreeYearDays).Tell(ThreeYearEntries);

    /// <summary>What one of the two reads: the shared log and the own one, each numbered.</summary>
    public static IReadOnlyList<Fact> SeenBy(Author reader, IReadOnlyList<Told> story)
    {
        Dictionary<Reach, long> places = new() { [Reach.OnlyMe] = 0, [Reach.Both] = 0 };
        return [.. story
            .Where(told => told.Reach == Reach.Both || told.Written.Author == reader.Ref())
            .Select(told => told.Written.ToFact(told.Reach, ++places[told.Reach], reader))];
    }
}
