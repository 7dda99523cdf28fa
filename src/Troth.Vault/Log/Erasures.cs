using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>Which entries stand in a log, and which of them still miss the record that explains their missing body (protocol.md 6.5).</summary>
internal sealed class Erasures
{
    private readonly Dictionary<Id16, byte[]> _hashes = [];
    private readonly Dictionary<Id16, (long N, byte[] HeadBefore)> _unexplained = [];

    public bool Holds(Id16 entry) => _hashes.ContainsKey(entry);

    /// <summary>The erase hash of an entry in the log, or null.</summary>
    public byte[]? HashOf(Id16 entry) => _hashes.GetValueOrDefault(entry);

    public void Add(EntryHeader header) => _hashes[header.Entry] = header.EraseHash;

    /// <summary>Adds an entry without its body.</summary>
    public void AddErased(EntryHeader header, long n, byte[] headBefore)
    {
        Add(header);
        _unexplained[header.Entry] = (n, headBefore);
    }

    /// <summary>Reads the payload of an erase record; null if it is none.</summary>
    public static (Id16 Target, byte[] Token)? Read(byte[] payload) => payload.Length == 48 ? (Id16.Read(payload), payload[16..]) : null;

    /// <summary>Whether a token is the target's. A target from before the first entry this member may read cannot be checked and explains nothing.</summary>
    /// <param name="wholeLog">Whether the log is known from its first entry on.</param>
    public bool Explains(Id16 target, byte[] token, bool wholeLog) =>
        _hashes.TryGetValue(target, out var hash) ? SHA256.HashData(token).AsSpan().SequenceEqual(hash) : !wholeLog;

    public void Explain(Id16 target) => _unexplained.Remove(target);

    /// <summary>The earliest entry whose missing body nothing explains, with the head before it.</summary>
    public (long N, byte[] HeadBefore)? Unexplained() => _unexplained.Count == 0 ? null : _unexplained.Values.MinBy(entry => entry.N);
}
