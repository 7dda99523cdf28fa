using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault;

/// <content>What follows once an entry is accepted, and what the caller writes next.</content>
internal sealed partial class SpaceLog
{
    /// <summary>Seals drafts as the next entries of a device (protocol.md 6.2). Throws <c>too_large</c>.</summary>
    public List<Frame> Seal(Author author, byte[] device, IReadOnlyCollection<(EntryFlags Flags, Draft Draft)> drafts)
    {
        var (seq, previous) = _devices.Last(device);
        var at = new Position(device, seq + 1, previous, N, _head);
        var frames = author.SealAll(at, drafts);
        foreach (var frame in frames)
        {
            _devices.Remember(at, SHA256.HashData(frame.Header));
            at = at with { Seq = at.Seq + 1 };
        }

        return frames;
    }

    /// <summary>The erase hash of an entry in this log, or null.</summary>
    public byte[]? EraseHashOf(Id16 entry) => _erasures.HashOf(entry);

    /// <summary>Whether an entry is a commit or an erase record, which cannot be erased.</summary>
    public bool Lasts(Id16 entry) => _erasures.Lasts(entry);

    private void Place(Opening opening)
    {
        _erasures.Add(opening.Header);
        Advance(opening.Frame);
        if (opening.Header.Flags == EntryFlags.Commit)
        {
            _devices.Restart(opening.HeaderHash);
            _heads.Restart(N, _head);
        }
        else
        {
            _devices.Add(opening.Body.At, opening.HeaderHash);
        }

        if (opening.Header.Flags == EntryFlags.Erase)
        {
            _erasures.Explain(Id16.Read(opening.Body.Payload));
        }

        Show(opening);
    }

    private void Show(Opening opening)
    {
        if (opening.Body.Kind == Kinds.IdentityNew && personal && keyring.Me is null)
        {
            Become(opening);
        }

        var verified = keyring.Me is { } me && opening.IsTagged(me, Epoch!);
        if (keyring.Me is null)
        {
            _held.Add((_items.Count, opening));
        }

        if (verified && personal)
        {
            keyring.Learn(opening.Body.Kind, opening.Body.Payload);
        }

        _items.Add(opening.ToItem(Epoch!, verified));
    }

    private Fault PlaceErased(EntryHeader header, Frame frame)
    {
        _erasures.AddErased(header, new(frame.N, _head, Epoch!));
        Advance(frame);
        _devices.AddErased(SHA256.HashData(frame.Header));
        return ShowClosed(header, ItemState.Erased);
    }

    /// <summary>Anybody with a token can put such an entry there: it takes its place in the chain and is nothing else.</summary>
    private Fault PlaceUnreadable(EntryHeader header, Frame frame)
    {
        _erasures.Add(header);
        Advance(frame);
        return ShowClosed(header, ItemState.Unreadable);
    }

    private Fault ShowClosed(EntryHeader header, ItemState state)
    {
        var mine = keyring.Me is { } me && SHA256.HashData(me.EraseToken(space, header.Entry)).AsSpan().SequenceEqual(header.EraseHash);
        _items.Add(new(N, header.Entry, default, mine, state, header.Flags, header.Epoch, 0, 0, 0, []));
        return Fault.None;
    }

    private void Advance(Frame frame)
    {
        _first = _first == 0 ? frame.N : _first;
        _head = Chain.Next(_head, frame.N, frame.Header);
        _heads.Add(_head);
        N = frame.N;
    }
}
