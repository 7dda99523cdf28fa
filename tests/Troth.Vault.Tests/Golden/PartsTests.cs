using System.Security.Cryptography;
using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>The formats in tests/golden/parts-1.json open, and what is derived without chance is derived again.</summary>
public sealed class PartsTests
{
    private static readonly Lazy<Parts> LazyFile = new(() => GoldenFile.Read("parts-1.json", () => new PartsWriter().Write()));

    private static Parts File => LazyFile.Value;

    [Fact]
    public void Key_texts_are_the_same()
    {
        Assert.All(File.Texts, text => Assert.Equal(text.Text, Text(text.Kind).Write(text.Bytes)));
        Assert.All(File.Texts, text => Assert.Equal(text.Bytes, Text(text.Kind).Read(text.Text)));
        Assert.All(File.BadTexts, text => Assert.Equal("bad_text", Assert.Throws<VaultException>(() => KeyText.SecretKey.Read(text)).Code));
    }

    [Fact]
    public void Password_and_kit_give_the_same_keys()
    {
        var (password, kit) = (File.Password, File.Kit);
        var keys = PasswordPath.OfPassword(new(password.Handle, password.Password, password.Seed, password.Iterations), password.SecretKey);
        Assert.Equal(password.Kek, keys.Kek);
        Assert.Equal(password.Auth, keys.Auth);
        Assert.Equal(kit.Kek, PasswordPath.OfKit(kit.KitKey, kit.SecretKey).Kek);
        Assert.Equal(kit.Auth, PasswordPath.OfKit(kit.KitKey, kit.SecretKey).Auth);
    }

    [Fact]
    public void Slots_open_to_their_master_key()
    {
        foreach (var slot in new[] { File.Slot, File.SlotWithNewer })
        {
            var amk = UnlockSlot.Read(slot.Blob)!.Open(new(slot.Account, slot.Slot, slot.Type), slot.Kek)!;
            Assert.Equal(slot.Amk, amk.Bytes);
            Assert.Equal(slot.AmkVersion, amk.Version);
        }
    }

    [Fact]
    public void Identities_read_and_give_the_same_pair_secret_and_words()
    {
        var (ada, ben) = (Identity.Read(File.Ada.Payload)!, Identity.Read(File.Ben.Payload)!);
        Assert.Equal(File.Ada.Hash, ada.Hash);
        Assert.Equal(File.Ada.Public, P256.PairOf(File.Ada.Scalar)!.Public);
        Assert.Equal(File.Pair.PairSecret, PairSecret.Of(ben.Pair, ada.Pair.Public, File.Pair.InviteSecret));
        Assert.Equal(File.Pair.Introduced, PairSecret.Of(ada.Pair, ben.Pair.Public, new byte[32]));
        Assert.Equal(File.Pair.Words, Words.OfPair(ben.Pair.Public, ada.Pair.Public));
    }

    [Fact]
    public void Ticket_offer_and_claim_open()
    {
        var (invite, ticket) = (File.Invite, Ticket.Read(File.Invite.Ticket));
        Assert.Equal(invite.Ticket, new Ticket(invite.Invite, invite.InviteSecret, invite.InviterHash).Write());
        var offer = Offer.Open(ticket, Identity.Read(File.Ben.Payload)!, invite.Offer);
        Assert.Equal((invite.Space, invite.InviterName, Convert.ToHexString(File.Ada.Public)), (offer.Space, offer.Name, Convert.ToHexString(offer.Public)));
        var claim = Claim.Open(P256.PairOf(File.Ada.Scalar)!, ticket, invite.Claim)!;
        Assert.Equal((invite.JoinerName, Convert.ToHexString(File.Ben.Public)), (claim.Name, Convert.ToHexString(claim.Public)));
        Assert.Equal(invite.InviteNew, Invitation.Read(invite.InviteNew)!.ToBytes());
        Assert.Equal(invite.ContactAdd, Contact.Read(invite.ContactAdd)!.ToBytes());
    }

    [Fact]
    public void The_commit_hashes_are_the_same_and_the_wraps_open()
    {
        var (epoch, commit) = (File.Epoch, EpochCommit.Read(File.Epoch.CommitPayload)!);
        Assert.Equal(epoch.Commitment, EpochCommit.Of(epoch.Key));
        Assert.Equal(epoch.Commitment, commit.Commitment);
        Assert.Equal(epoch.Members, commit.Members.ToBytes());
        Assert.Equal(epoch.MembersHash, commit.Members.Hash);
        var personal = File.PersonalWrap;
        Assert.Equal(personal.Key, Wrap.OpenPersonal(new MasterKey(personal.Amk, 1).PersonalKey, personal.Space, new(personal.Epoch, personal.Blob)));
        var (shared, scope) = (File.SharedWrap, Wrap.ScopeOf(epoch.Space, new(epoch.Number, File.SharedWrap.Blob))!);
        Assert.Equal(epoch.MembersHash, scope.ListHash);
        Assert.Equal(epoch.Key, Wrap.OpenShared(P256.PairOf(File.Ben.Scalar)!, scope, (shared.Receiver, shared.PairSecret), shared.Blob));
    }

    [Fact]
    public void Entries_open_with_tags_that_either_member_can_check()
    {
        var (ada, ben) = (Identity.Read(File.Ada.Payload)!, Identity.Read(File.Ben.Payload)!);
        var list = MemberList.Read(File.Epoch.Members)!;
        var adas = new Friend(new(ada.Pair.Public, File.Pair.InviteSecret, 1, File.Epoch.Space, default), File.Pair.PairSecret);
        var epoch = new Epoch(File.Epoch.Space, File.Epoch.Number, File.Epoch.Key, list, 1, [adas, null]);
        foreach (var entry in File.Entries)
        {
            var header = EntryHeader.Read(entry.Header, out _)!;
            var opening = Opening.Of(epoch.Key, new(4, entry.Header, entry.Body), header).Opening!;
            Assert.Equal(entry.Payload, opening.Body.Payload);
            Assert.Equal((entry.Seq, entry.SeenN, entry.Time, entry.Kind, entry.Schema), (opening.Body.At.Seq, opening.Body.At.SeenN, opening.Body.Time, opening.Body.Kind, opening.Body.Schema));
            Assert.True(opening.IsTagged(ben, epoch));
            Assert.True(opening.IsTagged(ada, epoch with { Mine = 0, Friends = [null, adas] }));
            Assert.Equal(header.EraseHash, SHA256.HashData(entry.EraseToken));
            Assert.Equal(entry.EraseToken, ada.EraseToken(epoch.Space, header.Entry));
        }
    }

    [Fact]
    public void The_chain_its_words_and_the_padding_are_the_same()
    {
        var head = Chain.Start(File.Epoch.Space);
        for (var n = 1; n <= File.Entries.Count; n++)
        {
            Assert.Equal(File.Heads[n - 1], head);
            head = Chain.Next(head, n, File.Entries[n - 1].Header);
        }

        Assert.Equal(File.Heads[^1], head);
        Assert.Equal(File.StateWords, Words.OfHead(File.Epoch.Space, head));
        Assert.All(File.Padme, pair => Assert.Equal(pair.Value, Padme.Pad(pair.Key)));
    }

    [Fact]
    public void Blind_words_and_the_local_key_open()
    {
        var (blind, local) = (File.Blind, File.Local);
        Assert.Equal(blind.Key, Identity.Read(File.Ada.Payload)!.BlindKeyAt(blind.Space, blind.Entry));
        Assert.Equal(blind.Words, BlindBox.Open(new(blind.Space, blind.Entry, blind.Key, blind.Sealed)));
        Assert.Equal(local.Ldk, new MasterKey(local.Amk, 1).OpenLocalKey(local.Account, local.SealedLdk));
    }

    private static KeyText Text(byte kind) => kind == 1 ? KeyText.SecretKey : KeyText.KitKey;
}
