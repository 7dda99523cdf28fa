using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class StoryTests
{
    private readonly Couple _couple = new();

    private Id16 Space => _couple.Space;

    [Fact]
    public void Two_people_meet_and_write_to_each_other()
    {
        _couple.Ada.Write(Space, "hello");
        _couple.Ben.Pull(Space);
        _couple.Ben.Write(Space, "hello to you");
        _couple.Ada.Pull(Space);
        var (ada, ben) = (_couple.Ada.Items[Space], _couple.Ben.Items[Space]);
        Assert.Equal([1L, 2, 3, 4, 5], ada.Select(item => item.N));
        Assert.Equal([3L, 4, 5], ben.Select(item => item.N));
        Assert.All(ada.Concat(ben), item => Assert.Equal(ItemState.Verified, item.State));
        Assert.Equal([true, true, true, true, false], ada.Select(item => item.Mine));
        Assert.Equal([false, false, true], ben.Select(item => item.Mine));
        Assert.Equal(Device.Fact("hello to you"), ada[^1].Payload);
        Assert.Equal(_couple.Ada.Last(Space).H, _couple.Ben.Last(Space).H);
        Assert.Equal(Device.Now(_couple.Ada.Vault.StateWordsAsync(Space)), Device.Now(_couple.Ben.Vault.StateWordsAsync(Space)));
    }

    [Fact]
    public void A_second_device_reads_everything_and_continues()
    {
        _couple.Ada.Write(Space, "from the first");
        var second = Person.Ada.Unlock(_couple.Shelf);
        second.Pull(Space);
        second.Write(Space, "from the second");
        _couple.Ada.Pull(Space);
        _couple.Ben.Pull(Space);
        Assert.Equal(_couple.Ada.Last(Space).H, second.Last(Space).H);
        Assert.All(_couple.Ada.Items[Space], item => Assert.True(item.Mine));
        Assert.Equal(Device.Fact("from the second"), _couple.Ben.Items[Space][^1].Payload);
    }

    [Fact]
    public void Erasing_never_breaks_the_chain_even_two_in_a_row_of_one_device()
    {
        var words = Enumerable.Range(1, 4).Select(i => _couple.Ada.Write(Space, $"word {i}")).ToList();
        _couple.Ada.Erase(Space, words[1]);
        _couple.Ada.Erase(Space, words[2]);
        _couple.Ada.Write(Space, "five");
        _couple.Ben.Pull(Space);
        Assert.Equal([ItemState.Erased, ItemState.Erased], _couple.Ben.Items[Space].Where(item => words[1..3].Contains(item.Entry)).Select(item => item.State));
        Assert.All(_couple.Ben.Items[Space].Where(item => item.State == ItemState.Erased), item => Assert.Empty(item.Payload));
        Assert.Equal(_couple.Ada.Last(Space).H, _couple.FreshBen().Pull(Space).H);
    }

    [Fact]
    public void The_first_and_the_last_word_of_a_device_may_be_erased()
    {
        var first = _couple.Ada.Write(Space, "first");
        _couple.Ada.Write(Space, "second");
        var last = _couple.Ada.Write(Space, "last");
        var second = Person.Ada.Unlock(_couple.Shelf);
        second.Pull(Space);
        second.Erase(Space, first);
        second.Erase(Space, last);
        _couple.Ada.Pull(Space);
        _couple.Ada.Write(Space, "after all");
        Assert.Equal(_couple.Ada.Last(Space).H, _couple.FreshBen().Pull(Space).H);
    }

    [Fact]
    public void A_device_whose_own_word_comes_back_erased_still_knows_its_place()
    {
        _couple.Shelf.Append(Space, Device.Now(_couple.Ada.Vault.SealAsync(Space, [Device.Draft("gone soon")])));
        _couple.Ben.Pull(Space);
        var second = Person.Ada.Unlock(_couple.Shelf);
        second.Pull(Space);
        second.Erase(Space, Shelf.EntryOf(_couple.Shelf[Space][^1]));
        _couple.Ada.Pull(Space);
        _couple.Ada.Write(Space, "still here");
        _couple.Ben.Pull(Space);
        _couple.FreshBen().Pull(Space);
    }

    [Fact]
    public void What_was_written_before_somebody_came_may_be_erased_later()
    {
        _couple.Ada.Erase(Space, _couple.Before);
        _couple.Ben.Pull(Space);
        Assert.Equal(_couple.Ada.Last(Space).H, _couple.FreshBen().Pull(Space).H);
    }

    [Fact]
    public void Only_the_author_may_erase()
    {
        var word = _couple.Ada.Write(Space, "mine");
        _couple.Ben.Pull(Space);
        Assert.Equal("not_mine", Device.Refused(() => _couple.Ben.Vault.SealErasureAsync(Space, Id16.New(), Person.Noon, word)));
        Assert.Equal("not_mine", Device.Refused(() => _couple.Ben.Vault.SealErasureAsync(Space, Id16.New(), Person.Noon, Id16.New())));
    }

    [Fact]
    public void Blind_words_open_with_the_published_key_and_with_no_other()
    {
        var entry = Id16.New();
        var box = Device.Now(_couple.Ada.Vault.BlindSealAsync(Space, entry, [1, 2, 3]));
        var key = Device.Now(_couple.Ada.Vault.BlindKeyAsync(Space, entry));
        var blinds = new Blind[]
        {
            new(Space, entry, key, box),
            new(Space, Id16.New(), key, box),
            new(Space, entry, [.. key[1..], 0], box),
            new(Space, entry, [], []),
        };
        Assert.Equal<byte[]?>([[1, 2, 3], null, null, null], Device.Now(_couple.Ben.Vault.BlindOpenAsync(blinds)));
        Assert.Equal(key, Device.Now(Person.Ada.Unlock(_couple.Shelf).Vault.BlindKeyAsync(Space, entry)));
    }

    [Fact]
    public void A_letter_opens_for_its_reader_in_its_place_and_for_nobody_else()
    {
        var (ada, ben, entry) = (_couple.Ada.Vault, _couple.Ben.Vault, Id16.New());
        var (toBen, toAda) = (Device.Now(ada.FellowsAsync(Space))[0].Member, Device.Now(ben.FellowsAsync(Space))[0].Member);
        var letter = Device.Now(ada.LetterSealAsync(Space, toBen, entry, [1, 2, 3]));
        Assert.Equal([1, 2, 3], Device.Now(ben.LetterOpenAsync(Space, toAda, entry, letter)));
        Assert.Equal([1, 2, 3], Device.Now(Ready(_couple.FreshBen()).LetterOpenAsync(Space, toAda, entry, letter)));
        Assert.NotEqual(letter, Device.Now(ada.LetterSealAsync(Space, toBen, entry, [1, 2, 3])));
        Assert.Equal("wrong_secret", Device.Refused(() => ben.LetterOpenAsync(Space, toAda, Id16.New(), letter)));
        Assert.Equal("wrong_secret", Device.Refused(() => ada.LetterOpenAsync(Space, toBen, entry, letter)));
        Assert.Equal("wrong_secret", Device.Refused(() => ben.LetterOpenAsync(Space, toAda, entry, letter[..^1])));
        Assert.Equal("wrong_secret", Device.Refused(() => ben.LetterOpenAsync(Space, toAda, entry, [])));
        Assert.Equal("bad_input", Device.Refused(() => ada.LetterSealAsync(Space, toAda, entry, [])));
        Assert.Equal("bad_input", Device.Refused(() => ben.LetterOpenAsync(Space, Id16.New(), entry, letter)));
        Assert.Equal("unknown_space", Device.Refused(() => ada.LetterSealAsync(Id16.New(), toBen, entry, [])));
        Assert.Equal("bad_input", Device.Refused(() => ada.LetterSealAsync(Space, toBen, entry, new byte[Limits.BodyBytes + 1])));
    }

    [Fact]
    public void A_batch_stands_as_one_and_pages_open_one_by_one()
    {
        _couple.Ada.Write(Space, [.. Enumerable.Range(0, 20).Select(i => Device.Draft($"word {i}"))]);
        var ben = _couple.FreshBen();
        foreach (var page in _couple.ForBen().Chunk(3))
        {
            Assert.Equal(Fault.None, ben.Open(Space, page, 0).Fault);
        }

        Assert.Equal(_couple.Ada.Last(Space).H, ben.Last(Space).H);
    }

    [Fact]
    public void Kinds_of_the_vault_are_not_for_apps()
    {
        foreach (var kind in new ushort[] { 1, 7, 16, 17, 19, 20, 21 })
        {
            Assert.Equal("bad_input", Device.Refused(() => _couple.Ada.Vault.SealAsync(Space, [Device.Draft("x") with { Kind = kind }])));
        }

        _couple.Ben.Write(Space, [new(Id16.New(), Person.Noon, 2, 1, [])]);
    }

    [Fact]
    public void A_space_that_was_not_opened_is_unknown()
    {
        Assert.Equal("unknown_space", Device.Refused(() => _couple.FreshBen().Vault.SealAsync(Space, [])));
        Assert.Equal("unknown_space", Device.Refused(() => _couple.Ada.Vault.StateWordsAsync(Id16.New())));
    }

    [Fact]
    public void A_shared_space_needs_the_personal_one_first()
    {
        var vault = new BclVault();
        vault.DeriveKit(Person.Ben.Account.SecretKey, Person.Ben.Account.KitKey!);
        var slot = Person.Ben.Account.Slots.Single(slot => slot.Type == 2);
        vault.OpenSlot(Person.Ben.Account.Account, slot.Slot, 2, slot.Blob, null);
        Assert.Equal("no_key", Device.Refused(() => vault.OpenAsync(Space, _couple.Shelf.Wraps("Ben", Space), _couple.ForBen(), 0)));
    }

    [Fact]
    public void The_first_entries_are_unverified_if_the_identity_does_not_come_with_them()
    {
        var ben = Person.Ben;
        var vault = new BclVault();
        vault.DeriveKit(ben.Account.SecretKey, ben.Account.KitKey!);
        var slot = ben.Account.Slots.Single(slot => slot.Type == 2);
        vault.OpenSlot(ben.Account.Account, slot.Slot, 2, slot.Blob, null);
        var device = new Device(ben, _couple.Shelf, vault);
        var frames = _couple.Shelf.After("Ben", ben.Personal, 0);
        Assert.Equal(ItemState.Unverified, device.Open(ben.Personal, frames[..1], 0).Items.Single().State);
        Assert.All(device.Open(ben.Personal, frames[1..], frames.Count).Items, item => Assert.Equal(ItemState.Verified, item.State));
    }

    private BclVault Ready(Device device)
    {
        device.Pull(Space);
        return device.Vault;
    }
}
