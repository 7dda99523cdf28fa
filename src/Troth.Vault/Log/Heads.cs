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
}
