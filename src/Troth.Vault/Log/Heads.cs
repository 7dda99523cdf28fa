using System.Buffers;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>The heads of a space from the current epoch's commit on (protocol.md 6.4, check 10).</summary>
internal sealed class Heads(Id16 space)
{
    private readonly List<byte[]> _heads = [Chain.Start(space)];
    private long _from;

    /// <summary>The last head.</summary>
    public byte[] Last => _heads[^1];

    /// <summary>Whether an author may have seen this head: it is one of ours, from the epoch's commit on.</summary>
    public bool Includes(long n, byte[] head) => n >= _from && n < _from + _heads.Count && _heads[(int)(n - _from)].AsSpan().SequenceEqual(head);

    public void Add(byte[] head) => _heads.Add(head);

    /// <summary>Forgets what stands before a new epoch's commit, or starts there.</summary>
    public void Restart(long n, byte[] head)
    {
        _heads.Clear();
        _heads.Add(head);
        _from = n;
    }

    /// <summary>Writes the heads for a snapshot; how many they are follows from the last place.</summary>
    public void Save(IBufferWriter<byte> to)
    {
        to.Write(Fields.U64(_from));
        foreach (var head in _heads)
        {
            to.Write(head);
        }
    }

    /// <summary>Reads the heads up to a place out of a snapshot; null if there are none.</summary>
    public static Heads? Read(ref Reader reader, Id16 space, long n)
    {
        var heads = new Heads(space);
        heads._heads.Clear();
        heads._from = reader.U64();
        for (var at = heads._from; at <= n && !reader.Failed; at++)
        {
            heads._heads.Add(reader.Fixed(32));
        }

        return heads._heads.Count > 0 ? heads : null;
    }
}
