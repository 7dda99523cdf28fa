using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Protocol;

namespace Troth.Features.Impact;

/// <summary>
/// What things did to either of the two, oldest first. The fold compares authors and places in the log: only the other reflects, and only
/// whoever told marks and closes. There is no day by which anything is answered, and nothing counts how often it was tried.
/// </summary>
public sealed record SharedImpact(ImmutableList<Statement> All)
{
    /// <summary>Nothing told yet.</summary>
    public static SharedImpact None { get; } = new(ImmutableList<Statement>.Empty);

    /// <summary>A statement, or null.</summary>
    public Statement? this[Id16 id] => All.Find(s => s.Id == id);

    /// <summary>The statements after one more fact.</summary>
    public static SharedImpact Evolve(SharedImpact impact, Fact fact, LifeEvent happened) => happened switch
    {
        ImpactEvent.Told told when OfWords(told.Words) is null && impact[told.Statement] is null =>
            new(impact.All.Add(new(told.Statement, fact.Entry, fact.Stamp, told.Words, []))),
        ImpactEvent.Reflected { Passages: var passages, Reflection: var id } said when Passages.Fit(passages) => impact.Change(said.Statement, s =>
            s.By.Author == fact.Stamp.Author || s.Reflections.Exists(r => r.Id == id) ? s
                : s with { Reflections = s.Reflections.Add(new(id, fact.Stamp, passages, ImmutableSortedDictionary<int, Mark>.Empty)) }),
        ImpactEvent.Marked marked => impact.Change(marked.Statement, s =>
            s.By.Author == fact.Stamp.Author && s.Reflections.Find(r => r.Id == marked.Reflection) is { } found && found.Takes(marked.Marks)
                ? s with { Reflections = s.Reflections.Replace(found, found with { Marks = found.Marks.SetItems(marked.Marks.Select(m => KeyValuePair.Create(m.Passage, m))) }) }
                : s),
        ImpactEvent.Settled { How: var how } settled when Enum.IsDefined(how) => impact.Change(settled.Statement, s => s.By.Author == fact.Stamp.Author ? s with { Settling = how } : s),
        _ => impact,
    };

    /// <summary>Tells what something did to me.</summary>
    public static Decision<ImpactEvent> Tell(Id16 id, string words, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? OfWords(words.Trim())) is { } why ? why : new ImpactEvent[] { new ImpactEvent.Told(id, words.Trim()) };

    /// <summary>Says in my own words what I heard.</summary>
    public Decision<ImpactEvent> Reflect(Id16 id, Id16 reflection, string words, Bond bond, DateTimeOffset now)
    {
        var passages = Passages.Of(words);
        return bond.WhyNotShare(now) is { } quiet ? quiet
            : this[id] is not { By.Mine: false, Settling: Settling.Open } statement ? ImpactRefusals.NotNow
            : OfWords(words.Trim()) is { } why ? why
            : statement.Latest?.Passages.SequenceEqual(passages) is true ? ImpactRefusals.NothingChanged
            : new ImpactEvent[] { new ImpactEvent.Reflected(id, reflection, passages) };
    }

    /// <summary>Marks passages of what the other heard.</summary>
    public Decision<ImpactEvent> Mark(Id16 id, Id16 reflection, IReadOnlyList<Mark> marks, Bond bond, DateTimeOffset now)
    {
        Mark[] said = [.. marks.Select(m => m with { Missing = m.Got ? "" : m.Missing.Trim() })];
        return bond.WhyNotShare(now) is { } quiet ? quiet
            : this[id] is not { By.Mine: true, Settling: Settling.Open } statement || statement.Reflections.Find(r => r.Id == reflection) is not { } found ? ImpactRefusals.NotNow
            : said is [] ? ImpactRefusals.NoMark
            : said.Any(m => m.Missing.Length > Statement.LongestMissing) ? ImpactRefusals.MissingTooLong
            : !found.Takes(said) ? ImpactRefusals.NotNow
            : said.All(m => found.Marks.GetValueOrDefault(m.Passage) == m) ? ImpactRefusals.NothingChanged
            : new ImpactEvent[] { new ImpactEvent.Marked(id, reflection, said) };
    }

    /// <summary>Says of my own statement that I feel heard, lets it rest, or takes it up again.</summary>
    public Decision<ImpactEvent> Settle(Id16 id, Settling how) =>
        this[id] is { By.Mine: true } statement && statement.Settling != how ? new ImpactEvent[] { new ImpactEvent.Settled(id, how) } : ImpactRefusals.NotNow;

    private static string? OfWords(string words) =>
        string.IsNullOrWhiteSpace(words) ? ImpactRefusals.NothingWritten : words.Length > Statement.Longest ? ImpactRefusals.TooLong : null;

    private SharedImpact Change(Id16 id, Func<Statement, Statement> change) =>
        this[id] is { } found ? new(All.Replace(found, change(found))) : this;
}

/// <summary>Why a statement says no.</summary>
public static class ImpactRefusals
{
    public const string NothingWritten = "impact.nothing-written";
    public const string TooLong = "impact.too-long";
    public const string MissingTooLong = "impact.missing-too-long";
    public const string NoMark = "impact.no-mark";
    public const string NothingChanged = "impact.nothing-changed";
    public const string NotNow = "impact.not-now";
}
