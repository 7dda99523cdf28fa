using System.Buffers;
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

    /// <summary>The header hash of the epoch's commit.</summary>
    public byte[] Commit => _commit;

    /// <summary>Writes the chains for a snapshot, without what was sealed here and did not come back: a later unlock is another device.</summary>
    public void Save(IBufferWriter<byte> to)
    {
        to.Write(Fields.U32((uint)_last.Count));
        foreach (var (device, (seq, header)) in _last.OrderBy(pair => pair.Key))
        {
            to.Write(Fields.Join(DeviceOf(device), Fields.U32(seq), header));
        }

        to.Write(Fields.U32((uint)_erased.Count));
        foreach (var header in _erased.Order(StringComparer.Ordinal))
        {
            to.Write(Convert.FromHexString(header));
        }
    }

    /// <summary>Reads the chains after a commit out of a snapshot.</summary>
    public static DeviceChains Read(ref Reader reader, byte[] commitHash)
    {
        var chains = new DeviceChains { _commit = commitHash };
        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            chains._last[Key(reader.Fixed(8))] = (reader.U32(), reader.Fixed(32));
        }

        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            chains._erased.Add(Convert.ToHexString(reader.Fixed(32)));
        }

        return chains;
    }

    private static byte[] DeviceOf(ulong key)
    {
        var device = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(device, key);
        return device;
    }

    private static ulong Key(byte[] device) => BinaryPrimitives.ReadUInt64BigEndian(device);
}
