using System.Collections.Immutable;
using Troth.Domain;
using Troth.Features.Meeting;
using Troth.Features.Phrasing;
using Troth.Protocol;

namespace Troth.Features.Expectations;

/// <summary>What the other may say to an expectation. None of them is a promise, and a no is as good an answer as any.</summary>
public enum Response
{
    Understood,
    Can,
    NotYet,
    Talk,
    No,
}

/// <summary>What one of the two expects of the other.</summary>
/// <param name="Reply">What the other says to it now, or null.</param>
/// <param name="Back">Whether its author has taken it back.</param>
public sealed record Expectation(Id16 Id, Stamp By, string Words, Response? Reply = null, bool Back = false);

/// <summary>The expectations of two people, oldest first. Nothing follows from one that is not met.</summary>
public sealed record SharedExpectations(ImmutableList<Expectation> All)
{
    /// <summary>Longest expectation, characters.</summary>
    public const int Longest = 600;

    /// <summary>None yet.</summary>
    public static SharedExpectations None { get; } = new(ImmutableList<Expectation>.Empty);

    /// <summary>An expectation, also one that was taken back, or null.</summary>
    public Expectation? this[Id16 id] => All.Find(e => e.Id == id);

    /// <summary>Those of one side that stand.</summary>
    public IReadOnlyList<Expectation> Of(bool mine) => All.FindAll(e => e.By.Mine == mine && !e.Back);

    /// <summary>The expectations after one more fact.</summary>
    public static SharedExpectations Evolve(SharedExpectations all, Fact fact, LifeEvent happened) => happened switch
    {
        ExpectationEvent.Said said when OfWords(said.Words) is null && all[said.Expectation] is null => new(all.All.Add(new(said.Expectation, fact.Stamp, said.Words))),
        ExpectationEvent.Answered { Reply: var reply } answered when Enum.IsDefined(reply) => all.Change(answered.Expectation, e => e.By.Author != fact.Stamp.Author, e => e with { Reply = reply }),
        ExpectationEvent.TakenBack back => all.Change(back.Expectation, e => e.By.Author == fact.Stamp.Author, e => e with { Back = true }),
        _ => all,
    };

    /// <summary>Says what I expect. What could never be in the plan cannot be expected either (R14).</summary>
    public static Decision<ExpectationEvent> Say(Id16 id, string words, Bond bond, DateTimeOffset now) =>
        (bond.WhyNotShare(now) ?? OfWords(words.Trim()) ?? NeverItems.WhyNot(words)) is { } why ? why : new ExpectationEvent[] { new ExpectationEvent.Said(id, words.Trim()) };

    /// <summary>Says something to what the other expects.</summary>
    public Decision<ExpectationEvent> Answer(Id16 id, Response reply, Bond bond, DateTimeOffset now) =>
        bond.WhyNotShare(now) is { } why ? why
        : this[id] is { By.Mine: false, Back: false } found && found.Reply != reply ? new ExpectationEvent[] { new ExpectationEvent.Answered(id, reply) }
        : ExpectationRefusals.NotNow;

    /// <summary>Takes my own back.</summary>
    public Decision<ExpectationEvent> TakeBack(Id16 id) =>
        this[id] is { By.Mine: true, Back: false } ? new ExpectationEvent[] { new ExpectationEvent.TakenBack(id) } : ExpectationRefusals.NotNow;

    private static string? OfWords(string words) =>
        string.IsNullOrWhiteSpace(words) ? ExpectationRefusals.NothingWritten : words.Length > Longest ? ExpectationRefusals.TooLong : null;

    private SharedExpectations Change(Id16 id, Predicate<Expectation> may, Func<Expectation, Expectation> change) =>
        this[id] is { Back: false } found && may(found) ? new(All.Replace(found, change(found))) : this;
}

/// <summary>Why an expectation says no.</summary>
public static class ExpectationRefusals
{
    public const string NothingWritten = "expectation.nothing-written";
    public const string TooLong = "expectation.too-long";
    public const string NotNow = "expectation.not-now";
}
