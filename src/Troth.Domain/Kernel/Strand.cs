using System.Collections.Immutable;

namespace Troth.Domain;

/// <summary>A fact that a slice should understand.</summary>
internal sealed class Told(Fact fact, EventKind kind)
{
    private bool _read;
    private LifeEvent? _happened;

    public Fact Fact => fact;

    /// <summary>What happened; null where the JSON is none of this kind.</summary>
    public LifeEvent? Happened()
    {
        if (!_read)
        {
            (_happened, _read) = (kind.Read(fact.Json.Span), true);
        }

        return _happened;
    }
}

/// <summary>All that a life has heard of one slice, in order, and the slice's state, folded when somebody first asks: no page asks for everything. Immutable to whoever holds it.</summary>
internal sealed class Strand
{
    private const int Step = 250;

    private readonly Feature _feature;
    private readonly ImmutableStack<Told[]> _heard;
    private Strand? _before;
    private Reading? _reading;

    private Strand(Feature feature, ImmutableStack<Told[]> heard, Strand? before) => (_feature, _heard, _before) = (feature, heard, before);

    /// <summary>Whether the state is folded.</summary>
    public bool IsRead => _reading is not null;

    /// <summary>The slice's state.</summary>
    public object State => Read().State;

    /// <summary>How many facts the slice did not understand.</summary>
    public int Strange => Read().Strange;

    /// <summary>A slice of which nothing was heard.</summary>
    public static Strand Of(Feature feature) => new(feature, [], null) { _reading = new(feature.Start, 0) };

    /// <summary>The slice after more facts.</summary>
    public Strand With(IEnumerable<Told> more) => more.Chunk(Step).Aggregate(this, (strand, step) => new(strand._feature, strand._heard.Push(step), strand));

    /// <summary>The slice without some facts: itself, if it has heard none of them.</summary>
    public Strand Without(Func<Fact, bool> gone) =>
        _heard.Any(step => step.Any(told => gone(told.Fact))) ? Of(_feature).With(_heard.Reverse().SelectMany(step => step).Where(told => !gone(told.Fact))) : this;

    /// <summary>Folds the next few facts that nobody has asked for yet.</summary>
    public void ReadOn() => Unread().Peek().ReadStep();

    private Reading Read()
    {
        if (_reading is null)
        {
            foreach (var strand in Unread())
            {
                strand.ReadStep();
            }
        }

        return _reading!;
    }

    /// <summary>What has to be folded for the state of this one, oldest first.</summary>
    private Stack<Strand> Unread()
    {
        var unread = new Stack<Strand>();
        for (var strand = this; strand is { IsRead: false }; strand = strand._before)
        {
            unread.Push(strand);
        }

        return unread;
    }

    private void ReadStep()
    {
        if (_before is not { _reading: { } reading })
        {
            return; // somebody else was faster
        }

        var (state, strange) = reading;
        foreach (var told in _heard.Peek())
        {
            if (told.Happened() is { } happened)
            {
                state = _feature.Evolve(state, told.Fact, happened);
            }
            else
            {
                strange++;
            }
        }

        _reading = new(state, strange);
        _before = null; // its state is needed by nobody else
    }

    private sealed record Reading(object State, int Strange);
}
