using System.Buffers;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>An entry without its body, and where its space stood before it.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed record Bodiless(long N, byte[] HeadBefore, Epoch Epoch);

/// <summary>Which entries stand in a log, and which of them still miss the record that explains their missing body (protocol.md 6.5).</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class Erasures
{
    private readonly OrderedDictionary<Id16, (byte[] EraseHash, EntryFlags Flags)> _entries = [];
    private readonly Dictionary<Id16, Bodiless> _unexplained = [];

    /// <summary>The entries whose missing body nothing explains, in order of place.</summary>
    public IEnumerable<Bodiless> Waiting => _unexplained.Values.OrderBy(entry => entry.N);

    public bool Holds(Id16 entry) => _entries.ContainsKey(entry);

    /// <summary>The erase hash of an entry in the log, or null.</summary>
    public byte[]? HashOf(Id16 entry) => _entries.GetValueOrDefault(entry).EraseHash;

    public bool Lasts(Id16 entry) => _entries.GetValueOrDefault(entry).Flags != EntryFlags.None;

    public void Add(EntryHeader header) => _entries[header.Entry] = (header.EraseHash, header.Flags);

    /// <summary>Adds an entry without its body.</summary>
    public void AddErased(EntryHeader header, Bodiless at)
    {
        Add(header);
        _unexplained[header.Entry] = at;
    }

    /// <summary>Reads the payload of an erase record; null if it is none.</summary>
    public static (Id16 Target, byte[] Token)? Read(byte[] payload) => payload.Length == 48 ? (Id16.Read(payload), payload[16..]) : null;

    /// <summary>Whether a token is the target's. A target from before the first entry this member may read cannot be checked and explains nothing.</summary>
    /// <param name="wholeLog">Whether the log is known from its first entry on.</param>
    public bool Explains(Id16 target, byte[] token, bool wholeLog) =>
        _entries.TryGetValue(target, out var entry) ? SHA256.HashData(token).AsSpan().SequenceEqual(entry.EraseHash) : !wholeLog;

    public void Explain(Id16 target) => _unexplained.Remove(target);

    /// <summary>The earliest entry whose missing body nothing explains.</summary>
    public Bodiless? Unexplained() => Waiting.FirstOrDefault();

    /// <summary>Writes both lists for a snapshot.</summary>
    public void Save(IBufferWriter<byte> to)
    {
        to.Write(Fields.U32((uint)_entries.Count));
        foreach (var (entry, (hash, flags)) in _entries)
        {
            to.Write([.. entry.ToBytes(), .. hash, (byte)flags]);
        }

        to.Write(Fields.U32((uint)_unexplained.Count));
        foreach (var (entry, gone) in _unexplained.OrderBy(pair => pair.Value.N))
        {
            to.Write(Fields.Join(entry.ToBytes(), Fields.U64(gone.N - 1), gone.HeadBefore, Fields.U32(gone.Epoch.Number)));
        }
    }

    /// <summary>Reads both lists out of a snapshot; null if an entry waits since an epoch that is not among those given.</summary>
    public static Erasures? Read(ref Reader reader, IReadOnlyList<Epoch> epochs)
    {
        var erasures = new Erasures();
        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            erasures._entries[reader.Id()] = (reader.Fixed(32), (EntryFlags)reader.U8());
        }

        for (var left = reader.U32(); left > 0 && !reader.Failed; left--)
        {
            var (entry, before, head, number) = (reader.Id(), reader.U64(), reader.Fixed(32), reader.U32());
            if (epochs.FirstOrDefault(epoch => epoch.Number == number) is not { } epoch)
            {
                return null;
            }

            erasures._unexplained[entry] = new(before + 1, head, epoch);
        }

        return erasures;
    }
}
