using Troth.Protocol;

namespace Troth.Vault.Tests;

public sealed class AccountTests
{
    private static readonly NewAccount Account = Person.Ada.Account;

    [Fact]
    public void A_second_device_opens_the_account_with_password_and_secret_key()
    {
        var shelf = new Shelf();
        Person.Ada.Register(shelf);
        var vault = new BclVault();
        Assert.Equal(Account.Auth, vault.Derive("ADA", Person.Password, Account.Seed, Account.Iterations, Account.SecretKey));
        var slot = Account.Slots.Single(slot => slot.Type == 1);
        vault.OpenSlot(Account.Account, slot.Slot, slot.Type, slot.Blob, Account.Ldk);
        var device = new Device(Person.Ada, shelf, vault);
        device.Pull(Person.Ada.Personal);
        Assert.Equal([1, 20, 19], device.Items[Person.Ada.Personal].Select(item => (int)item.Kind));
        Assert.All(device.Items[Person.Ada.Personal], item => Assert.True(item is { State: ItemState.Verified, Mine: true }));
        Assert.All(device.Items[Person.Ada.Personal].Skip(1), item => Assert.Empty(item.Payload));
    }

    [Fact]
    public void The_password_is_compared_after_normal_form_kc()
    {
        var keys = PasswordPath.OfPassword(new("ada", "\ufb01ve wide \uff41pples", new byte[16], Limits.IterationFloor), new byte[16]);
        Assert.Equal(keys.Auth, PasswordPath.OfPassword(new("ada", "five wide apples", new byte[16], Limits.IterationFloor), new byte[16]).Auth);
    }

    [Fact]
    public void A_wrong_password_or_another_account_does_not_open_the_slot()
    {
        var vault = new BclVault();
        var slot = Account.Slots.Single(slot => slot.Type == 1);
        vault.Derive("ada", "something else", Account.Seed, Account.Iterations, Account.SecretKey);
        Assert.Equal("wrong_secret", Code(() => vault.OpenSlot(Account.Account, slot.Slot, 1, slot.Blob, null)));
        vault.DeriveKit(Account.SecretKey, Account.KitKey!);
        var kit = Account.Slots.Single(slot => slot.Type == 2);
        Assert.Equal("wrong_secret", Code(() => vault.OpenSlot(Id16.New(), kit.Slot, 2, kit.Blob, null)));
        Assert.Equal("wrong_secret", Code(() => vault.OpenSlot(Account.Account, kit.Slot, 2, kit.Blob, new byte[60])));
        Assert.Equal("bad_input", Code(() => vault.OpenSlot(Account.Account, kit.Slot, 2, kit.Blob[1..], null)));
    }

    [Fact]
    public void A_slot_whose_public_key_was_swapped_does_not_open()
    {
        var (draw, scope, kek) = (Fixed.Draw("slots"), new SlotScope(Id16.New(), Id16.New(), 1), new byte[32]);
        var slot = UnlockSlot.Make(draw, scope, kek, new(new byte[32], 1));
        Assert.NotNull(slot.Open(scope, kek));
        Assert.Null((slot with { Public = P256.NewPair(draw).Public }).Open(scope, kek));
    }

    [Fact]
    public void A_newer_master_key_sealed_to_a_slot_is_the_one_that_opens()
    {
        var (draw, scope, kek) = (Fixed.Draw("rotation"), new SlotScope(Id16.New(), Id16.New(), 2), new byte[32]);
        var newer = draw.Bytes(32);
        var slot = UnlockSlot.Read(UnlockSlot.Make(draw, scope, kek, new(new byte[32], 1)).WithNewer(draw, scope, newer).ToBytes())!;
        Assert.Equal((2u, Convert.ToHexString(newer)), (slot.Open(scope, kek)!.Version, Convert.ToHexString(slot.Open(scope, kek)!.Bytes)));
        Assert.Null((slot with { Sealed = slot.Sealed[1..] }).Open(scope, kek));
    }

    [Fact]
    public void A_master_key_that_somebody_sealed_to_a_slot_is_refused()
    {
        var (vault, kit) = (new BclVault(), Account.Slots.Single(slot => slot.Type == 2));
        var fed = UnlockSlot.Read(kit.Blob)!.WithNewer(Fixed.Draw("server"), new(Account.Account, kit.Slot, 2), new byte[32]).ToBytes();
        vault.DeriveKit(Account.SecretKey, Account.KitKey!);
        Assert.Equal("bad_input", Code(() => vault.OpenSlot(Account.Account, kit.Slot, 2, fed, null)));
        vault.OpenSlot(Account.Account, kit.Slot, 2, kit.Blob, null);
    }

    [Fact]
    public void A_new_password_opens_and_the_rest_stays()
    {
        var shelf = new Shelf();
        Person.Ada.Register(shelf);
        var device = Person.Ada.Unlock(shelf);
        var changed = device.Vault.ChangePassword(Account.KitKey!, "ada", "a better password", Limits.IterationFloor, Person.Noon);
        device.AppendPersonal(changed.Personal);
        var vault = new BclVault();
        Assert.Equal(changed.Auth, vault.Derive("ada", "a better password", changed.Seed, changed.Iterations, Account.SecretKey));
        vault.OpenSlot(Account.Account, changed.Slot.Slot, 1, changed.Slot.Blob, Account.Ldk);
        new Device(Person.Ada, shelf, vault).Pull(Person.Ada.Personal);
        Assert.Equal([2, 1], vault.Open().Keyring.Slots.Select(slot => (int)slot.Type));
    }

    [Fact]
    public void A_new_kit_takes_the_place_of_the_old_one()
    {
        var shelf = new Shelf();
        Person.Ada.Register(shelf);
        var device = Person.Ada.Unlock(shelf);
        var kit = device.Vault.AddKit(Account.KitKey!, Person.Noon);
        device.AppendPersonal(kit.Personal);
        Assert.Equal(Account.Slots.Single(slot => slot.Type == 2).Slot, kit.Slot.Slot);
        var vault = new BclVault();
        Assert.Equal(kit.Auth, vault.DeriveKit(kit.SecretKey, kit.KitKey));
        vault.OpenSlot(Account.Account, kit.Slot.Slot, 2, kit.Slot.Blob, null);
        vault.DeriveKit(Account.SecretKey, Account.KitKey!);
        Assert.Equal("wrong_secret", Code(() => vault.OpenSlot(Account.Account, kit.Slot.Slot, 2, kit.Slot.Blob, null)));
    }

    [Fact]
    public void An_open_vault_does_not_change_the_way_in_by_itself()
    {
        var shelf = new Shelf();
        Person.Ada.Register(shelf);
        var (paper, slot) = (Person.Ada.Unlock(shelf).Vault, Account.Slots.Single(slot => slot.Type == 1));
        var typed = new BclVault();
        typed.Derive("ada", Person.Password, Account.Seed, Account.Iterations, Account.SecretKey);
        typed.OpenSlot(Account.Account, slot.Slot, 1, slot.Blob, null);
        new Device(Person.Ada, shelf, typed).Pull(Person.Ada.Personal);

        Assert.All(
            new (BclVault Vault, string Shown, string Code)[]
            {
                (paper, Person.Password, "bad_text"),
                (paper, "", "bad_text"),
                (typed, "", "bad_input"),
                (typed, "not the password", "wrong_secret"),
                (typed, Account.KitKey!, "wrong_secret"),
            },
            one =>
            {
                Assert.Equal(one.Code, Code(() => one.Vault.ChangePassword(one.Shown, "ada", "a better password", Limits.IterationFloor, Person.Noon)));
                Assert.Equal(one.Code, Code(() => one.Vault.AddKit(one.Shown, Person.Noon)));
            });
        typed.ChangePassword(Person.Password, "ada", "a better password", Limits.IterationFloor, Person.Noon);
        typed.AddKit("a better password", Person.Noon);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("_ada")]
    [InlineData("ada lovelace")]
    [InlineData("adä")]
    [InlineData("a23456789012345678901234567890123")]
    public void A_bad_handle_is_bad_input(string handle) =>
        Assert.Equal("bad_input", Code(() => new BclVault().CreateAccount(handle, Person.Password, Limits.IterationFloor, false, 0)));

    [Fact]
    public void Too_few_iterations_are_bad_input() =>
        Assert.Equal("bad_input", Code(() => new BclVault().Derive("ada", "x", new byte[16], Limits.IterationFloor - 1, Account.SecretKey)));

    [Fact]
    public void A_locked_vault_says_so_to_every_call()
    {
        var shelf = new Shelf();
        Person.Ada.Register(shelf);
        var vault = Person.Ada.Unlock(shelf).Vault;
        vault.Lock();
        Assert.Equal("locked", Device.Refused(() => vault.OpenAsync(Person.Ada.Personal, [], [], 0)));
        Assert.Equal("locked", Device.Refused(() => vault.LocalSealAsync("x", [])));
        Assert.Equal("locked", Device.Refused(() => vault.NewSharedAsync(0)));
        Assert.Equal("locked", Device.Refused(() => vault.BlindOpenAsync([])));
    }

    [Fact]
    public void What_is_sealed_on_a_device_opens_under_its_own_name_only()
    {
        var shelf = new Shelf();
        Person.Ada.Register(shelf);
        var vault = Person.Ada.Unlock(shelf).Vault;
        var bytes = Device.Now(vault.LocalSealAsync("draft", [1, 2]));
        Assert.Equal([1, 2], Device.Now(vault.LocalOpenAsync("draft", bytes)));
        Assert.Equal("wrong_secret", Device.Refused(() => vault.LocalOpenAsync("outbox", bytes)));
        var elsewhere = Person.Ada.Unlock(shelf).Vault;
        Assert.Equal("wrong_secret", Device.Refused(() => elsewhere.LocalOpenAsync("draft", bytes)));
    }

    private static string Code(Action call) => Assert.Throws<VaultException>(call).Code;
}
