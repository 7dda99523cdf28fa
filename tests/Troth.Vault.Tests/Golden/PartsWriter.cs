using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Makes every format once, from a fixed random source.</summary>
internal sealed class PartsWriter
{
    private static readonly int[] Lengths = [0, 1, 100, 906, 907, 2000, 5000];
    private static readonly int[] Padded = [1, 1024, 1025, 1088, 1089, 5000, 60000, 63488, 65000];

    private readonly Draw _draw = Fixed.Draw("parts");
    private readonly Identity _ada;
    private readonly Identity _ben;
    private readonly byte[] _secret;
    private readonly Epoch _epoch;

    public PartsWriter()
    {
        (_ada, _ben, _secret) = (Identity.Make(_draw), Identity.Make(_draw), _draw.Bytes(32));
        var ben = Friend.Of(_ada, new(_ben.Pair.Public, _secret, 2, _draw.Id(), _draw.Id()))!;
        var list = new MemberList([new(_draw.Id(), _ada.Hash), new(ben.Contact.Invite, _ben.Hash)]);
        _epoch = new(ben.Contact.Space, 1, _draw.Bytes(32), list, 0, [null, ben]);
    }

    public Parts Write()
    {
        var (entries, heads) = Entries();
        var amk = new MasterKey(_draw.Bytes(32), 1);
        return new(
            1,
            Texts(),
            ["T1-0000", KeyText.SecretKey.Write(new byte[16])[..^1] + "U", KeyText.KitKey.Write(new byte[20])],
            Password(),
            Kit(),
            Slot(null),
            Slot(_draw.Bytes(32)),
            Show(_ada),
            Show(_ben),
            new(_secret, PairSecret.Of(_ada.Pair, _ben.Pair.Public, _secret)!, PairSecret.Of(_ben.Pair, _ada.Pair.Public, new byte[32])!, Words.OfPair(_ada.Pair.Public, _ben.Pair.Public)),
            Invite(),
            Epoch(),
            new(amk.Bytes, _epoch.Space, 1, Wrap.SealPersonal(_draw, amk.PersonalKey, (_epoch.Space, 1), _epoch.Key), _epoch.Key),
            Shared(),
            entries,
            heads,
            Words.OfHead(_epoch.Space, heads[^1]),
            Blind(),
            Local(amk),
            Padded.ToDictionary(length => length, Padme.Pad));
    }

    private List<PartText> Texts() =>
    [
        .. new[] { new byte[16], _draw.Bytes(16), _draw.Bytes(16) }.Select(bytes => new PartText(1, bytes, KeyText.SecretKey.Write(bytes))),
        .. new[] { new byte[20], _draw.Bytes(20), _draw.Bytes(20) }.Select(bytes => new PartText(2, bytes, KeyText.KitKey.Write(bytes))),
    ];

    private PartPassword Password()
    {
        var input = new PasswordInput("Ada.1", "Caf\u00e9 \ufb01ve \uff12 \u2460 locks", _draw.Bytes(16), Limits.IterationFloor);
        var secretKey = _draw.Bytes(16);
        var keys = PasswordPath.OfPassword(input, secretKey);
        return new(input.Handle, input.Password, input.Seed, input.Iterations, secretKey, keys.Kek, keys.Auth);
    }

    private PartKit Kit()
    {
        var (kitKey, secretKey) = (_draw.Bytes(20), _draw.Bytes(16));
        var keys = PasswordPath.OfKit(kitKey, secretKey);
        return new(kitKey, secretKey, keys.Kek, keys.Auth);
    }

    private PartSlot Slot(byte[]? newer)
    {
        var (scope, kek, amk) = (new SlotScope(_draw.Id(), _draw.Id(), 2), _draw.Bytes(32), new MasterKey(_draw.Bytes(32), 1));
        var slot = UnlockSlot.Make(_draw, scope, kek, amk);
        slot = newer is null ? slot : slot.WithNewer(_draw, scope, newer);
        return new(scope.Account, scope.Slot, scope.Type, kek, slot.ToBytes(), newer ?? amk.Bytes, newer is null ? 1u : 2);
    }

    private static PartIdentity Show(Identity of) => new(of.ToBytes(), of.Pair.Scalar, of.Pair.Public, of.Hash, of.EraseKey, of.SelfKey, of.BlindKey);

    private PartInvite Invite()
    {
        var invitation = new Invitation(_draw.Id(), _epoch.Space, _draw.Bytes(32), Person.Noon);
        var ticket = new Ticket(invitation.Invite, invitation.Secret, _ada.Hash);
        var contact = new Contact(_ada.Pair.Public, invitation.Secret, 1, _epoch.Space, invitation.Invite);
        return new(
            ticket.Write(), ticket.Invite, ticket.Secret, ticket.InviterHash,
            new Offer(_ada.Pair.Public, _epoch.Space, "Ada \u00e9").Seal(_draw, ticket), _epoch.Space, "Ada \u00e9",
            new Claim(_ben.Pair.Public, "Ben").Seal(_draw, ticket, _ada.Pair.Public), "Ben", invitation.ToBytes(), contact.ToBytes());
    }

    private PartEpoch Epoch()
    {
        var commit = new EpochCommit(_epoch.Number, EpochCommit.Of(_epoch.Key), 1, _epoch.Members);
        return new(
            _epoch.Space, _epoch.Number, _epoch.Key, commit.Commitment, _epoch.Members.ToBytes(), _epoch.Members.Hash, commit.ToBytes(), Keyring.KeyToBytes(_epoch),
            _epoch.Members.Members[0].Ref, _epoch.Members.Members[1].Ref);
    }

    private PartSharedWrap Shared()
    {
        var (receiver, ben) = (_epoch.Members.Members[1].Ref, _epoch.Friends[1]!);
        var scope = new WrapScope(_epoch.Space, _epoch.Number, EpochCommit.Of(_epoch.Key), _epoch.Members.Hash);
        return new(ben.PairSecret, receiver, Wrap.SealShared(_draw, scope, (receiver, ben), _epoch.Key));
    }

    private (List<PartEntry> Entries, List<byte[]> Heads) Entries()
    {
        var author = new Author(_draw, _ada, _epoch);
        var start = new Position(_draw.Bytes(8), 1, _draw.Bytes(32), 3, _draw.Bytes(32));
        var frames = author.SealAll(
            start,
            [.. Lengths.Select((length, i) => (EntryFlags.None, new Draft(_draw.Id(), Person.Noon + i, (ushort)(64 + i), (byte)i, _draw.Bytes(length))))]);
        var heads = new List<byte[]> { Chain.Start(_epoch.Space) };
        foreach (var frame in frames)
        {
            heads.Add(Chain.Next(heads[^1], heads.Count, frame.Header));
        }

        return ([.. frames.Select(Show)], heads);
    }

    private PartEntry Show(Frame frame)
    {
        var header = EntryHeader.Read(frame.Header, out _)!;
        var (body, tags) = (Opening.Of(_epoch.Key, frame, header).Opening!.Body, Opening.Of(_epoch.Key, frame, header).Opening!.Tags);
        return new(
            frame.Header, frame.Body, _ada.EraseToken(_epoch.Space, header.Entry), body.Author, body.At.Device, body.At.Seq, body.At.Previous, body.At.SeenN, body.At.SeenHead,
            body.Time, body.Kind, body.Schema, body.Payload, [.. tags.Select(tag => new PartTag(tag.Member, tag.Bytes))]);
    }

    private PartBlind Blind()
    {
        var entry = _draw.Id();
        var key = _ada.BlindKeyAt(_epoch.Space, entry);
        return new(_epoch.Space, entry, _ada.BlindKey, key, BlindBox.Seal(_draw, key, (_epoch.Space, entry), "only together"u8.ToArray()), "only together"u8.ToArray());
    }

    private PartLocal Local(MasterKey amk)
    {
        var (account, ldk) = (_draw.Id(), _draw.Bytes(32));
        return new(amk.Bytes, account, amk.SealLocalKey(_draw, account, ldk), ldk);
    }
}
