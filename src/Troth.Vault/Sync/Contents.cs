using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>What this device has opened of a space: where its entries stand, which were erased, and what to keep of them for the next unlock.</summary>
internal sealed class Contents
{
    private readonly List<Item> _items = [];
    private readonly Dictionary<Id16, long> _places = [];
    private readonly HashSet<Id16> _erased = [];
    private int _indexed;

    /// <summary>All of it, in order of place; of what was erased only that it was there.</summary>
    public IReadOnlyList<Item> Items => [.. _items.Select(item => _erased.Contains(item.Entry) ? WithoutWords(item) : item)];

    /// <summary>Adds what comes next; the entries that were erased by it.</summary>
    public IReadOnlyList<Id16> Add(IReadOnlyList<Item> items)
    {
        _items.AddRange(items);
        Id16[] gone = [.. items.Where(IsErasure).Select(item => Id16.Read(item.Payload))];
        _erased.UnionWith(gone);
        return gone;
    }

    /// <summary>Whether the space holds an entry's words, or held them until they were erased.</summary>
    public bool Holds(Id16 entry) => PlaceOf(entry) is not null;

    /// <summary>Whether an entry was erased.</summary>
    public bool IsErased(Id16 entry) => _erased.Contains(entry);

    /// <summary>Where an entry stands, or null.</summary>
    public long? PlaceOf(Id16 entry)
    {
        for (; _indexed < _items.Count; _indexed++)
        {
            // What cannot be read stands for nobody's words: an acknowledged entry in whose place it lies is missing.
            if (_items[_indexed] is { State: not ItemState.Unreadable } item)
            {
                _places[item.Entry] = item.N;
            }
        }

        return _places.TryGetValue(entry, out var place) ? place : null;
    }

    private static bool IsErasure(Item item) => item.Flags == EntryFlags.Erase && item.State == ItemState.Verified;

    /// <summary>The entry as the vault opens it once its body is gone.</summary>
    private static Item WithoutWords(Item item) => item with { Author = default, State = ItemState.Erased, Time = 0, Kind = 0, Schema = 0, Payload = [] };
}
