using System.Collections.Immutable;
using Troth.Protocol;

namespace Troth.Domain;

/// <summary>
/// The entries a life has heard of, or will never hear of. Immutable to whoever holds it. Years of entries lie in one table that grows in place while one life
/// follows on another, and is copied only where two part; the few that come later lie beside it.
/// </summary>
internal sealed class Known
{
    private const int Few = 64;

    private readonly Dictionary<(Reach, Id16), int> _table; // with the order in which they came: a later life may have added more
    private readonly int _count;
    private readonly ImmutableHashSet<(Reach, Id16)> _late;

    private Known(Dictionary<(Reach, Id16), int> table, int count, ImmutableHashSet<(Reach, Id16)> late) => (_table, _count, _late) = (table, count, late);

    /// <summary>No entry.</summary>
    public static Known Nothing { get; } = new([], 0, []);

    /// <summary>These entries too.</summary>
    public Known With(IReadOnlyCollection<(Reach, Id16)> more)
    {
        if (more.Count < Few)
        {
            return new(_table, _count, _late.Union(more));
        }

        lock (_table)
        {
            var table = _count > 0 && _table.Count == _count ? _table : new(_table.Where(known => known.Value < _count));
            foreach (var entry in more)
            {
                table.TryAdd(entry, table.Count);
            }

            return new(table, table.Count, _late);
        }
    }

    /// <summary>Only the entries of one space.</summary>
    public Known Of(Reach reach)
    {
        lock (_table)
        {
            return Nothing.With([.. _table.Where(known => known.Value < _count).Select(known => known.Key).Concat(_late).Where(entry => entry.Item1 == reach)]);
        }
    }

    /// <summary>Whether an entry is among them.</summary>
    public bool Has((Reach, Id16) entry)
    {
        lock (_table)
        {
            return (_table.TryGetValue(entry, out var order) && order < _count) || _late.Contains(entry);
        }
    }
}
