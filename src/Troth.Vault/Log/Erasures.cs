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
    private readonly Dictionary<Id16, byte[]> _hashes = [];
    private readonly HashSet<Id16> _lasting = [];
    private readonly Dictionary<Id16, Bodiless> _unexplained = [];

    public bool Holds(Id16 entry) => _hashes.ContainsKey(entry);

    /// <summary>The erase hash of an entry in the log, or null.</summary>
    public byte[]? HashOf(Id16 entry) => _hashes.GetValueOrDefault(entry);

    public bool Lasts(Id16 entry) => _lasting.Contains(entry);

    public void Add(EntryHeader header)
    {
        _hashes[header.Entry] = header.EraseHash;
        if (header.Flags != EntryFlags.None)
        {
            _lasting.Add(header.Entry);
        }
    }

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
        _hashes.TryGetValue(target, out var hash) ? SHA256.HashData(token).AsSpan().SequenceEqual(hash) : !wholeLog;

    public void Explain(Id16 target) => _unexplained.Remove(target);

    /// <summary>The earliest entry whose missing body nothing explains.</summary>
    public Bodiless? Unexplained() => _unexplained.Values.MinBy(entry => entry.N);
}
