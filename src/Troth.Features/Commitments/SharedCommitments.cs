using System.Collections.Immutable;
using Troth.Domain;
using Troth.Protocol;

namespace Troth.Features.Commitments;

/// <summary>The promises of two people, oldest first. The fold looks at authors and places in the log; the day and the words are kept by the decisions.</summary>
public sealed partial record SharedCommitments(ImmutableList<Commitment> All)
{
    /// <summary>No promises yet.</summary>
    public static SharedCommitments None { get; } = new(ImmutableList<Commitment>.Empty);

    /// <summary>A promise, or null.</summary>
    public Commitment? this[Id16 id] => All.Find(c => c.Id == id);

    /// <summary>Mine that wait today, in the order of their time.</summary>
    public IReadOnlyList<Commitment> Due(DateOnly today) => [.. All.Where(c => c.Mine && c.Waits(today)).OrderBy(c => c.Promise.By ?? TimeOnly.MaxValue)];

    /// <summary>The days of the other that wait for my yes: for as long as they are not past.</summary>
    public IReadOnlyList<(Commitment Commitment, Occasion Occasion)> Asked(DateOnly today) =>
        [.. All.Where(c => !c.Mine).SelectMany(c => c.Days.Values.Where(d => d.Asks && d.Day >= today).Select(d => (c, d)))];

    /// <summary>What was not kept lately, and is not talked over yet for me.</summary>
    public IReadOnlyList<(Commitment Commitment, Occasion Occasion)> ToTalkAbout(DateOnly today) =>
        [.. All.SelectMany(c => c.Recent(today).Where(d => d.ToTalkAbout).Select(d => (c, d)))];

    /// <summary>The promises after one more fact.</summary>
    public static SharedCommitments Evolve(SharedCommitments commitments, Fact fact, LifeEvent happened) => happened switch
    {
        CommitmentEvent.Made made when made.Promise.WhyNot() is null && commitments[made.Commitment] is null =>
            new(commitments.All.Add(new(made.Commitment, fact.Stamp, made.Promise, ImmutableSortedDictionary<DateOnly, Occasion>.Empty, null))),
        CommitmentEvent.Ended ended => commitments.Change(ended.Commitment, c => c with { Until = c.Until ?? ended.From }),
        CommitmentEvent.OfDay day => commitments.Change(day.Commitment, c => c.Hear(day, fact.Stamp)),
        _ => commitments,
    };

    private SharedCommitments Change(Id16 id, Func<Commitment, Commitment> change) =>
        this[id] is { } found && change(found) is var changed && changed != found ? new(All.Replace(found, changed)) : this;
}
