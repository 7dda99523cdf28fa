using System.Buffers;
using Troth.Protocol;

namespace Troth.Vault.Sync;

/// <summary>The head of a space at every place that this device has verified (protocol.md 6.4): what anybody claims of a place can be compared later too.</summary>
internal sealed class History(Id16 space)
{
    private readonly ArrayBufferWriter<byte> _heads = new(); // one after another

    /// <summary>The first verified place.</summary>
    public long First { get; private set; }

    /// <summary>The heads from there on, one after another.</summary>
    public byte[] Heads => _heads.WrittenSpan.ToArray();

    /// <summary>Goes on from what was verified in an earlier unlock.</summary>
    public void Resume(long first, byte[] heads)
    {
        First = first;
        _heads.Write(heads);
    }

    /// <summary>Adds verified frames, in order. A joiner's first frame comes alone: the head before it is in its body.</summary>
    /// <param name="last">The head after the last of them.</param>
    public void Add(IReadOnlyList<Frame> frames, byte[] last)
    {
        if (frames.Count == 0)
        {
            return;
        }

        var (empty, head) = (_heads.WrittenCount == 0, Chain.Start(space));
        (First, head) = empty ? (frames[0].N, head) : (First, _heads.WrittenSpan[^Chain.Length..].ToArray());
        foreach (var frame in frames.SkipLast(1))
        {
            head = Chain.Next(head, frame.N, frame.Header);
            _heads.Write(head);
        }

        _heads.Write(last);
    }

    /// <summary>The head at a place, or null if this device has not verified it.</summary>
    public byte[]? At(long n) => n >= First && n < First + (_heads.WrittenCount / Chain.Length) ? _heads.WrittenSpan.Slice((int)(n - First) * Chain.Length, Chain.Length).ToArray() : null;

    /// <summary>Whether this may be the head at a place, as far as this device knows.</summary>
    public bool Agrees(long n, byte[] head) => At(n) is not { } known || known.AsSpan().SequenceEqual(head);
}
