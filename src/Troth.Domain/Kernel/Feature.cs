namespace Troth.Domain;

/// <summary>The descriptor of a slice: all that the rest of the app knows about it.</summary>
/// <param name="Key">The slice's name in text keys.</param>
/// <param name="Place">Under which of the five places its page stands.</param>
/// <param name="Reach">Who may see what is on its page.</param>
/// <param name="Route">Where its page is.</param>
public record Feature(string Key, Place Place, Reach Reach, string Route)
{
    /// <summary>Pages of the slice that stand under another place than its own.</summary>
    public IReadOnlyList<(string Route, Place Place)> Elsewhere { get; init; } = [];

    /// <summary>The kinds of events the slice reads and writes; none for a slice that keeps nothing.</summary>
    public virtual IReadOnlyList<EventKind> Kinds => [];

    /// <summary>The slice's state before anything happened.</summary>
    internal virtual object Start => this;

    /// <summary>The state after one more fact; total: what does not fit changes nothing.</summary>
    internal virtual object Evolve(object state, Fact fact, LifeEvent happened) => state;
}

/// <summary>A slice that keeps a state, folded from its events.</summary>
public sealed record Feature<TState>(string Key, Place Place, Reach Reach, string Route, TState None, IReadOnlyList<EventKind> Kinds, Func<TState, Fact, LifeEvent, TState> Step)
    : Feature(Key, Place, Reach, Route)
    where TState : class
{
    /// <inheritdoc/>
    public override IReadOnlyList<EventKind> Kinds { get; } = Kinds;

    internal override object Start => None;

    internal override object Evolve(object state, Fact fact, LifeEvent happened) => Step((TState)state, fact, happened);
}
