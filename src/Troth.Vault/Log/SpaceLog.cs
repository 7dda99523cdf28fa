using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>
/// One space as far as it was verified (protocol.md 6.4). It only advances, and on the first failure it stops for good; what stays open to the app is
/// what stood before.
/// </summary>
/// <param name="personal">Whether this is the account's personal space, which teaches the keyring.</param>
[UnsupportedOSPlatform("browser")]
internal sealed partial class SpaceLog(Id16 space, Keyring keyring, bool personal)
{
    private readonly List<(int Item, Opening Opening)> _held = [];
    private DeviceChains _devices = new();
    private Erasures _erasures = new();
    private Heads _heads = new(space);
    private List<Item> _items = [];
    private byte[] _head = Chain.Start(space);
    private long _first;
    private long _failedAt;

    /// <summary>The last verified place.</summary>
    public long N { get; private set; }

    /// <summary>The current epoch; null before the first commit.</summary>
    public Epoch? Epoch { get; private set; }

    /// <summary>Why the space stopped, if it did.</summary>
    public Fault Fault { get; private set; }

    /// <summary>h_n of the last verified place.</summary>
    public byte[] Head => _head;

    /// <summary>Verifies and opens the next frames.</summary>
    /// <param name="headN">The last place the server claims, or 0 if more frames follow.</param>
    public Opened Open(EpochKeys keys, IReadOnlyList<Frame> frames, long headN)
    {
        _items = [];
        for (var i = 0; i < frames.Count && Fault == Fault.None; i++)
        {
            var fault = Accept(keys, frames[i]);
            if (fault != Fault.None)
            {
                Stop(fault, N == 0 ? frames[i].N : N + 1);
            }
        }

        _held.Clear();
        if (Fault == Fault.None && headN != 0)
        {
            CheckClaimedHead(headN);
        }

        return new(_items, N, _head, Epoch?.Number ?? 0, Fault, _failedAt, personal);
    }

    private void Stop(Fault fault, long at) => (Fault, _failedAt) = (fault, at);

    /// <summary>At the head the server claims, nothing may be missing: no entry, and no record that explains a missing body.</summary>
    private void CheckClaimedHead(long headN)
    {
        if (N != headN)
        {
            Stop(Fault.Gap, N + 1);
        }
        else if (_erasures.Unexplained() is { } gone)
        {
            _items = [.. _items.Where(item => item.N < gone.N)];
            (N, _head, Epoch) = (gone.N - 1, gone.HeadBefore, gone.Epoch);
            Stop(Fault.Body, gone.N);
        }
    }

    private Fault Accept(EpochKeys keys, Frame frame)
    {
        // The form is judged before version and suite.
        var header = frame.Header.Length == EntryHeader.Length ? EntryHeader.Read([EntryHeader.Version, EntryHeader.Suite, .. frame.Header[2..]], out _) : null;
        if (header is null || header.Space != space || (frame.Body.Length != 0 && frame.Body.Length != header.BodyLength))
        {
            return Fault.Malformed;
        }

        var commit = header.Flags == EntryFlags.Commit;
        return frame.Header is not [EntryHeader.Version, EntryHeader.Suite, ..] ? Fault.Suite
            : frame.N != N + 1 && !StartsHere(frame, commit) ? Fault.Gap
            : _erasures.Holds(header.Entry) ? Fault.Duplicate
            : !IsNextEpoch(header, frame.N) ? Fault.Epoch
            : commit ? AcceptCommit(keys.Of(space, header.Epoch, Epoch), header, frame)
            : frame.Body.Length == 0 && header.Flags == EntryFlags.None ? PlaceErased(header, frame)
            : !header.Names(frame.Body) ? Fault.Body
            : AcceptEntry(header, frame);
    }

    /// <summary>A joiner's log starts at the commit that let it in.</summary>
    private bool StartsHere(Frame frame, bool commit) => N == 0 && frame.N > 1 && commit && !personal;

    private bool IsNextEpoch(EntryHeader header, long n) => header.Flags == EntryFlags.Commit
        ? (Epoch is null ? (n == 1) == (header.Epoch == 0) : header.Epoch == (ulong)Epoch.Number + 1)
        : header.Epoch == Epoch?.Number;

    private Fault AcceptCommit(IReadOnlyList<KeyCandidate> keys, EntryHeader header, Frame frame)
    {
        if (keys.Count == 0 || !header.Names(frame.Body))
        {
            return keys.Count == 0 ? Fault.Epoch : Fault.Body;
        }

        var (fault, opening, key) = CommitCheck.Open(keys, frame, header);
        if (opening is null)
        {
            return fault;
        }

        var (at, joining, commit) = (opening.Body.At, N == 0 && frame.N > 1, EpochCommit.Read(opening.Body.Payload));
        if (opening.Body.Author >= commit?.Members.Members.Count)
        {
            return Fault.Author;
        }

        if (joining ? at.SeenN != frame.N - 1 : !_heads.Includes(at.SeenN, at.SeenHead))
        {
            return Fault.Seen;
        }

        if (commit is null || new CommitCheck(keyring, Epoch, personal).Read(commit, opening, key!) is not { } epoch)
        {
            return Fault.Commit;
        }

        _head = joining ? at.SeenHead : _head;
        Epoch = epoch;
        Place(opening);
        return Fault.None;
    }

    private Fault AcceptEntry(EntryHeader header, Frame frame)
    {
        var (fault, opening) = Opening.Of(Epoch!.Key, frame, header);
        if (opening is null)
        {
            return fault == Fault.Sealed && header.Flags == EntryFlags.None ? PlaceUnreadable(header, frame) : fault;
        }

        fault = Judge(opening);
        if (fault == Fault.None)
        {
            Place(opening);
        }

        return fault;
    }

    private Fault Judge(Opening opening)
    {
        var (body, erases) = (opening.Body, opening.Header.Flags == EntryFlags.Erase);
        return body.Author >= Epoch!.Members.Members.Count ? Fault.Author
            : !_devices.Continues(body.At) ? Fault.Device
            : !_heads.Includes(body.At.SeenN, body.At.SeenHead) ? Fault.Seen
            : body.Kind == Kinds.Commit ? Fault.Commit
            : erases != (body.Kind == Kinds.Erase) || (erases && !ErasesRightly(body)) ? Fault.Erasure
            : Fault.None;
    }

    private bool ErasesRightly(EntryBody body) =>
        Erasures.Read(body.Payload) is var (target, token) && _erasures.Explains(target, token, _first == 1);

    /// <summary>Learns the identity that the first commit names. Another, or one that does not read or is not tagged by itself, is an entry like any other.</summary>
    private void Become(Opening opening)
    {
        if (Identity.Read(opening.Body.Payload) is { } me && Epoch!.Members.IndexOf(me.Hash) == Epoch.Mine && opening.IsTagged(me, Epoch))
        {
            keyring.Become(me);
            foreach (var (item, held) in _held)
            {
                _items[item] = held.ToItem(Epoch, held.IsTagged(me, Epoch));
            }
        }
    }
}
