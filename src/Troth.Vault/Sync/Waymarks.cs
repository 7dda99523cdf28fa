using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>
/// Marks that the devices of one person leave for each other in the personal space (protocol.md 6.4): the heads they have verified, and the spaces they
/// have left. A device that holds nothing yet learns from them what the server must be able to show.
/// </summary>
internal sealed class Waymarks
{
    private const long Pause = 3_600_000;

    private readonly Lock _turn = new();
    private readonly Dictionary<Id16, List<HeadPin>> _pins = [];
    private readonly Dictionary<Id16, long> _times = [];
    private readonly Dictionary<Id16, HeadPin> _heals = [];
    private readonly HashSet<Id16> _left = [];

    /// <summary>Learns from opened entries of the personal space; what is not the person's own marks nothing.</summary>
    public void Learn(IReadOnlyList<Item> items)
    {
        foreach (var item in items.Where(item => item is { Mine: true, State: ItemState.Verified }))
        {
            if (item.Kind == Kinds.HeadPin && HeadPin.Read(item.Payload) is { } pin)
            {
                Learn(pin, item.Time);
            }
            else if (item.Kind == Kinds.Heal && HeadPin.Read(item.Payload) is { } heal)
            {
                Heal(heal, item.Time);
            }
            else if (item.Kind == Kinds.Leave && item.Payload.Length == Id16.Length)
            {
                Leave(Id16.Read(item.Payload));
            }
        }
    }

    /// <summary>The pins of a space, in the order in which they were made.</summary>
    public IReadOnlyList<HeadPin> Of(Id16 space)
    {
        lock (_turn)
        {
            return _pins.TryGetValue(space, out var pins) ? [.. pins] : [];
        }
    }

    /// <summary>What the person has said of a space last, after comparing it with the other: its true record has this head. Null if they never had to.</summary>
    public HeadPin? HealOf(Id16 space)
    {
        lock (_turn)
        {
            return _heals.GetValueOrDefault(space);
        }
    }

    /// <summary>Whether a verified head should be pinned: it has moved, and the newest pin is an hour old.</summary>
    public bool IsDue(Id16 space, long n, long now)
    {
        lock (_turn)
        {
            return n > 0 && (!_pins.TryGetValue(space, out var pins) || (pins.TrueForAll(pin => pin.N < n) && Math.Abs(now - _times[space]) >= Pause));
        }
    }

    /// <summary>Whether the person has left a space. It is never joined again: a new meeting makes a new one.</summary>
    public bool WasLeft(Id16 space)
    {
        lock (_turn)
        {
            return _left.Contains(space);
        }
    }

    /// <summary>All that was pinned before it counts no more: it may be of another record.</summary>
    private void Heal(HeadPin heal, long time)
    {
        lock (_turn)
        {
            (_heals[heal.Space], _pins[heal.Space], _times[heal.Space]) = (heal, [heal], time);
        }
    }

    private void Leave(Id16 space)
    {
        lock (_turn)
        {
            _left.Add(space);
        }
    }

    private void Learn(HeadPin pin, long time)
    {
        lock (_turn)
        {
            if (!_pins.TryGetValue(pin.Space, out var pins))
            {
                _pins[pin.Space] = pins = [];
            }

            pins.Add(pin);
            _times[pin.Space] = time;
        }
    }
}
