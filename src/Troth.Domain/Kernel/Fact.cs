using Troth.Protocol;

namespace Troth.Domain;

/// <summary>Something that stands in the log, opened by the vault.</summary>
/// <param name="Reach">The space it stands in.</param>
/// <param name="N">Its place in that space's log.</param>
/// <param name="Name"><c>slice.past-tense.N</c>.</param>
/// <param name="Verified">False where the authorship tag is wrong or missing: kept and counted, never believed.</param>
public sealed record Fact(Reach Reach, long N, Id16 Entry, Stamp Stamp, string Name, ReadOnlyMemory<byte> Json, bool Verified);

/// <summary>Something that happened; every slice has its own kinds.</summary>
public abstract record LifeEvent
{
    /// <summary>Its kind, and no word of what it says: a text of it may end up where nobody meant it to.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>A fact on its way into the log. Its kind says which space it goes to.</summary>
/// <param name="Entry">Made when the person pressed save, so that sending twice writes once.</param>
public sealed record NewFact(Id16 Entry, LifeEvent Event)
{
    /// <summary>Events that an accepted decision yielded, each with a fresh entry id.</summary>
    public static IReadOnlyList<NewFact> From<TEvent>(Decision<TEvent>.Accepted accepted)
        where TEvent : LifeEvent =>
        [.. accepted.Events.Select(happened => new NewFact(Id16.New(), happened))];
}
