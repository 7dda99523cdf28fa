using System.Collections.Immutable;
using Troth.Protocol;

namespace Troth.Domain;

/// <summary>
/// All that one person can see, folded from the facts of the personal and the shared space. Immutable and pure: the same facts give the same life.
/// Facts of one space come in the order of its log; how the two spaces interleave makes no difference.
/// </summary>
public sealed class Life
{
    private readonly ImmutableArray<Feature> features;
    private readonly ImmutableDictionary<string, object> states;
    private readonly ImmutableList<Told> told;
    private readonly ImmutableHashSet<(Reach, Id16)> known;

    private Life(ImmutableArray<Feature> features, ImmutableDictionary<string, object> states, ImmutableList<Told> told, ImmutableHashSet<(Reach, Id16)> known) =>
        (this.features, this.states, this.told, this.known) = (features, states, told, known);

    /// <summary>A life in which nothing has happened.</summary>
    public static Life Of(IReadOnlyList<Feature> features) =>
        new([.. features], features.ToImmutableDictionary(f => f.Key, f => f.Start), [], []);

    /// <summary>How many facts a newer Troth wrote: kept in the log, not understood here.</summary>
    public int Newer => told.Count(t => t.Fact.Verified && t.Event is null);

    /// <summary>How many facts carry no right tag of their author: kept in the log, not believed here.</summary>
    public int Unverified => told.Count(t => !t.Fact.Verified);

    /// <summary>The state of a slice.</summary>
    public TState Of<TState>()
        where TState : class =>
        states.Values.OfType<TState>().Single();

    /// <summary>The life after more facts. A fact heard before, or erased, changes nothing.</summary>
    public Life With(IEnumerable<Fact> facts) => facts.Aggregate(this, (life, fact) => life.Hear(fact));

    /// <summary>The life without what these entries said, for ever: hearing them later, or again, brings nothing back.</summary>
    public Life Without(Reach reach, IEnumerable<Id16> entries)
    {
        var gone = entries.Select(entry => (reach, entry)).ToHashSet();
        return Refold(told.RemoveAll(t => gone.Contains((t.Fact.Reach, t.Fact.Entry))), known.Union(gone));
    }

    /// <summary>The life after leaving the shared space: what was only mine stays.</summary>
    public Life Alone() => Refold(told.RemoveAll(t => t.Fact.Reach == Reach.Both), [.. known.Where(k => k.Item1 != Reach.Both)]);

    private Life Hear(Fact fact)
    {
        if (known.Contains((fact.Reach, fact.Entry)))
        {
            return this;
        }

        var heard = Understand(fact);
        return new(features, Step(states, heard), told.Add(heard), known.Add((fact.Reach, fact.Entry)));
    }

    private Told Understand(Fact fact)
    {
        foreach (var feature in fact.Verified ? features : [])
        {
            // A kind has one space: private words that turn up in the shared log, or the reverse, are not its words.
            if (feature.Kinds.FirstOrDefault(k => k.Name == fact.Name && k.Reach == fact.Reach)?.Read(fact.Json.Span) is { } happened)
            {
                return new(fact, feature, happened);
            }
        }

        return new(fact, null, null);
    }

    private Life Refold(ImmutableList<Told> rest, ImmutableHashSet<(Reach, Id16)> nowKnown)
    {
        var start = features.ToImmutableDictionary(f => f.Key, f => f.Start);
        return new(features, rest.Aggregate(start, Step), rest, nowKnown);
    }

    private static ImmutableDictionary<string, object> Step(ImmutableDictionary<string, object> states, Told told) =>
        told is { Feature: { } feature, Event: { } happened } ? states.SetItem(feature.Key, feature.Evolve(states[feature.Key], told.Fact, happened)) : states;

    private sealed record Told(Fact Fact, Feature? Feature, LifeEvent? Event);
}
