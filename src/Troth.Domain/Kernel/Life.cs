using System.Collections.Immutable;
using Troth.Protocol;

namespace Troth.Domain;

/// <summary>
/// All that one person can see, folded from the facts of the personal and the shared space. Immutable and pure: the same facts give the same life.
/// Facts of one space come in the order of its log; how the two spaces interleave makes no difference. What nobody asks for is not folded.
/// </summary>
public sealed class Life
{
    private readonly Names names;
    private readonly ImmutableArray<Strand> strands;
    private readonly ImmutableList<Fact> strange;
    private readonly Known known;

    private Life(Names names, ImmutableArray<Strand> strands, ImmutableList<Fact> strange, Known known) =>
        (this.names, this.strands, this.strange, this.known) = (names, strands, strange, known);

    /// <summary>A life in which nothing has happened.</summary>
    public static Life Of(IReadOnlyList<Feature> features) => new(new(features), [.. features.Select(Strand.Of)], [], Known.Nothing);

    /// <summary>How many facts a newer Troth wrote: kept in the log, not understood here. Asking reads everything.</summary>
    public int Newer => strange.Count(fact => fact.Verified) + strands.Sum(strand => strand.Strange);

    /// <summary>How many facts carry no right tag of their author: kept in the log, not believed here.</summary>
    public int Unverified => strange.Count(fact => !fact.Verified);

    /// <summary>Whether everything was read: asking costs nothing any more.</summary>
    public bool IsRead => strands.All(strand => strand.IsRead);

    /// <summary>The state of a slice.</summary>
    public TState Of<TState>()
        where TState : class =>
        (TState)strands[names.SliceOf(typeof(TState))].State;

    /// <summary>Reads a little more of what nobody has asked for yet. Makes no difference but to how soon the next answer comes.</summary>
    public void ReadOn() => strands.FirstOrDefault(strand => !strand.IsRead)?.ReadOn();

    /// <summary>The life after more facts. A fact heard before, or erased, changes nothing.</summary>
    public Life With(IEnumerable<Fact> facts)
    {
        var fresh = new Dictionary<(Reach, Id16), Fact>();
        foreach (var fact in facts)
        {
            if (!known.Has((fact.Reach, fact.Entry)))
            {
                fresh.TryAdd((fact.Reach, fact.Entry), fact);
            }
        }

        return fresh.Count == 0 ? this : Hear(fresh.Values, known.With(fresh.Keys));
    }

    /// <summary>The life without what these entries said, for ever: hearing them later, or again, brings nothing back.</summary>
    public Life Without(Reach reach, IEnumerable<Id16> entries)
    {
        var gone = entries.Select(entry => (reach, entry)).ToHashSet();
        return gone.Count == 0 ? this : Without(fact => gone.Contains((fact.Reach, fact.Entry)), gone.Any(known.Has), known.With(gone));
    }

    /// <summary>The life after leaving the shared space: what was only mine stays.</summary>
    public Life Alone() => Without(fact => fact.Reach == Reach.Both, true, known.Of(Reach.OnlyMe));

    private Life Hear(IReadOnlyCollection<Fact> fresh, Known nowKnown)
    {
        var (heard, nowStrange) = (new List<Told>?[strands.Length], new List<Fact>());
        foreach (var fact in fresh)
        {
            if (names.Understand(fact) is var (slice, kind))
            {
                (heard[slice] ??= []).Add(new(fact, kind));
            }
            else
            {
                nowStrange.Add(fact);
            }
        }

        return new(names, [.. strands.Select((strand, slice) => heard[slice] is { } more ? strand.With(more) : strand)], strange.AddRange(nowStrange), nowKnown);
    }

    private Life Without(Func<Fact, bool> gone, bool heard, Known nowKnown) =>
        heard ? new(names, [.. strands.Select(strand => strand.Without(gone))], strange.RemoveAll(gone.Invoke), nowKnown) : new(names, strands, strange, nowKnown);

    /// <summary>Which slice a fact belongs to.</summary>
    private sealed class Names(IReadOnlyList<Feature> features)
    {
        private readonly Dictionary<string, (int Slice, EventKind Kind)> _kinds =
            features.SelectMany((feature, slice) => feature.Kinds.Select(kind => (slice, kind))).ToDictionary(kind => kind.kind.Name);

        private readonly Dictionary<Type, int> _slices =
            features.Select((feature, slice) => (State: feature.Start.GetType(), slice)).DistinctBy(state => state.State).ToDictionary(state => state.State, state => state.slice);

        public int SliceOf(Type state) => _slices[state];

        /// <summary>The slice and the kind; null for what is not to be believed. A kind has one space: private words that turn up in the shared log, or the reverse, are not its words.</summary>
        public (int Slice, EventKind Kind)? Understand(Fact fact) =>
            fact.Verified && _kinds.TryGetValue(fact.Name, out var known) && known.Kind.Reach == fact.Reach ? known : null;
    }
}
