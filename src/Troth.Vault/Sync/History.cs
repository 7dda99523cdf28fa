using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>The head of a space at every place that this device has verified (protocol.md 6.4): what anybody claims of a place can be compared later too.</summary>
internal sealed class History(Id16 space)
{
    private readonly List<byte[]> _heads = [];
    private long _first;

    /// <summary>Adds verified frames, in order. A joiner's first frame comes alone: the head before it is in its body.</summary>
    /// <param name="last">The head after the last of them.</param>
    public void Add(IReadOnlyList<Frame> frames, byte[] last)
    {
        if (frames.Count == 0)
        {
            return;
        }

        if (_heads.Count == 0)
        {
            _first = frames[0].N;
        }

        foreach (var frame in frames.SkipLast(1))
        {
            _heads.Add(Chain.Next(_heads.Count > 0 ? _heads[^1] : Chain.Start(space), frame.N, frame.Header));
        }

        _heads.Add(last);
    }

    /// <summary>The head at a place, or null if this device has not verified it.</summary>
    public byte[]? At(long n) => n >= _first && n < _first + _heads.Count ? _heads[(int)(n - _first)] : null;

    /// <summary>Whether this may be the head at a place, as far as this device knows.</summary>
    public bool Agrees(long n, byte[] head) => At(n) is not { } known || known.AsSpan().SequenceEqual(head);
}
