using System.Buffers.Binary;

namespace Troth.Vault;

/// <summary>The chain of each device within the current epoch (protocol.md 6.4, check 9).</summary>
internal sealed class DeviceChains
{
    private readonly Dictionary<ulong, (uint Seq, byte[] Header)> _last = [];
    private readonly HashSet<string> _erased = [];
    private readonly Dictionary<string, Position> _sealed = [];
    private byte[] _commit = new byte[32];

    /// <summary>A new epoch: every device starts at its commit.</summary>
    public void Restart(byte[] commitHash)
    {
        _last.Clear();
        _erased.Clear();
        _sealed.Clear();
        _commit = commitHash;
    }

    /// <summary>Whether an entry may stand next in its device's chain. Entries whose body is gone may have been the device's, so a gap may span them.</summary>
    public bool Continues(Position at)
    {
        var (seq, previous) = Last(at.Device);
        return (at.Seq == (ulong)seq + 1 && previous.AsSpan().SequenceEqual(at.Previous))
            || (at.Seq > seq && _erased.Contains(Convert.ToHexString(at.Previous)));
    }

    public void Add(Position at, byte[] headerHash) => _last[Key(at.Device)] = (at.Seq, headerHash);

    /// <summary>An entry whose body is gone. If it was sealed here, its place in our own chain is still known.</summary>
    public void AddErased(byte[] headerHash)
    {
        var key = Convert.ToHexString(headerHash);
        _erased.Add(key);
        if (_sealed.TryGetValue(key, out var at))
        {
            Add(at, headerHash);
        }
    }

    /// <summary>Remembers what this device sealed, in case it comes back without its body.</summary>
    public void Remember(Position at, byte[] headerHash) => _sealed[Convert.ToHexString(headerHash)] = at;

    /// <summary>The last entry of a device, or the epoch's commit as its entry 0.</summary>
    public (uint Seq, byte[] Header) Last(byte[] device) => _last.TryGetValue(Key(device), out var last) ? last : (0, _commit);

    private static ulong Key(byte[] device) => BinaryPrimitives.ReadUInt64BigEndian(device);
}
