using System.Runtime.Versioning;
using Troth.Protocol;

namespace Troth.Vault;

/// <summary>What the personal space has taught the vault: identity, contacts, epoch keys, invitations, slots. It only grows.</summary>
[UnsupportedOSPlatform("browser")]
internal sealed class Keyring
{
    private readonly List<Friend> _friends = [];
    private readonly Dictionary<(Id16 Space, uint Epoch), List<byte[]>> _keys = [];
    private readonly Dictionary<Id16, Invitation> _invitations = [];
    private readonly HashSet<Id16> _void = [];
    private readonly List<(ushort Kind, byte[] Payload)> _learnt = [];

    /// <summary>The account's identity, once its personal space was read.</summary>
    public Identity? Me { get; private set; }

    /// <summary>The unlock slots as last listed.</summary>
    public IReadOnlyList<SlotEntry> Slots { get; private set; } = [];

    /// <summary>Everything that taught it something, in order: what a snapshot keeps of it.</summary>
    public IReadOnlyList<(ushort Kind, byte[] Payload)> Learnt => _learnt;

    /// <summary>Sets the identity, once.</summary>
    public void Become(Identity me)
    {
        if (Me is null)
        {
            Me = me;
            _learnt.Add((Kinds.IdentityNew, me.ToBytes()));
        }
    }

    /// <summary>Learns from a verified entry of the personal space; a payload that is not well formed teaches nothing.</summary>
    public void Learn(ushort kind, byte[] payload)
    {
        switch (kind)
        {
            case Kinds.KeyringAdd when payload.Length == 52:
                LearnKey(payload);
                break;
            case Kinds.ContactAdd when Me is not null && Contact.Read(payload) is { } contact && Friend.Of(Me, contact) is { } friend:
                _friends.Add(friend);
                break;
            case Kinds.SlotList when SlotEntry.ReadList(payload) is { } slots:
                Slots = slots;
                break;
            case Kinds.InviteNew when Invitation.Read(payload) is { } invitation:
                _invitations[invitation.Invite] = invitation;
                break;
            default:
                return;
        }

        _learnt.Add((kind, payload));
    }

    /// <summary>An invitation of the caller's, or null; <c>invite_leaked</c> once two people have claimed it.</summary>
    public Invitation? InvitationOf(Id16 invite) => _void.Contains(invite) ? throw new VaultException("invite_leaked") : _invitations.GetValueOrDefault(invite);

    /// <summary>Ends an invitation whose ticket has leaked.</summary>
    public void Void(Id16 invite) => _void.Add(invite);

    /// <summary>Every key kept for an epoch. A commit that lost the race leaves one that no log ever names.</summary>
    public IReadOnlyList<byte[]> KeysOf(Id16 space, uint epoch) => _keys.GetValueOrDefault((space, epoch)) ?? [];

    /// <summary>The contact with a key hash, best the one who was met for this space, last the one met last.</summary>
    public Friend? FriendOf(byte[] hash, Id16 space) =>
        _friends.Where(friend => friend.Hash.AsSpan().SequenceEqual(hash)).OrderBy(friend => friend.Contact.Space == space).LastOrDefault();

    /// <summary>Every contact, last met first.</summary>
    public IEnumerable<Friend> Friends() => _friends.AsEnumerable().Reverse();

    /// <summary>The place of a contact among all in the order they were met, the same in every unlock.</summary>
    public uint PlaceOf(Friend friend) => (uint)_friends.IndexOf(friend);

    /// <summary>The contact at a place, or null.</summary>
    public Friend? FriendAt(uint place) => place < _friends.Count ? _friends[(int)place] : null;

    /// <summary>Payload of a keyring-add.</summary>
    public static byte[] KeyToBytes(Epoch epoch) => Fields.Join(epoch.Space.ToBytes(), Fields.U32(epoch.Number), epoch.Key);

    private void LearnKey(byte[] payload)
    {
        var reader = new Reader(payload);
        var of = (reader.Id(), reader.U32());
        if (!_keys.TryGetValue(of, out var keys))
        {
            _keys[of] = keys = [];
        }

        keys.Add(reader.Fixed(32));
    }
}
