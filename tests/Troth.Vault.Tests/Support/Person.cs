using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>Somebody with an account. Made once: the password path is slow on purpose.</summary>
internal sealed record Person(string Name, NewAccount Account)
{
    public const string Password = "correct horse battery";
    public const long Noon = 1_800_000_000_000;

    private static readonly Lazy<Person> LazyAda = new(() => Make("Ada"));
    private static readonly Lazy<Person> LazyBen = new(() => Make("Ben"));

    public static Person Ada => LazyAda.Value;

    public static Person Ben => LazyBen.Value;

    public Id16 Personal => Account.Personal.Space;

    /// <summary>Puts the personal space on a shelf, as it was registered.</summary>
    public void Register(Shelf shelf) =>
        shelf.Create(Name, Personal, Frames.Read(Account.Personal.Frames, out _)!, Account.Personal.Wrap);

    /// <summary>A device that was unlocked with the kit, which is quick, and has opened the personal space.</summary>
    public Device Unlock(Shelf shelf, Draw? draw = null)
    {
        var device = new Device(this, shelf, Open(draw, null));
        device.Pull(Personal);
        return device;
    }

    /// <summary>The device on which the account was made, unlocked once more; it has opened nothing yet.</summary>
    public Device UnlockAtHome(Shelf shelf) => new(this, shelf, Open(null, Account.Ldk));

    private BclVault Open(Draw? draw, byte[]? ldk)
    {
        var vault = draw is null ? new BclVault() : new BclVault(draw);
        vault.DeriveKit(Account.SecretKey, Account.KitKey!);
        var slot = Account.Slots.Single(slot => slot.Type == 2);
        vault.OpenSlot(Account.Account, slot.Slot, slot.Type, slot.Blob, ldk);
        return vault;
    }

    private static Person Make(string name) => new(name, new BclVault().CreateAccount(name, Password, Limits.IterationFloor, true, Noon));
}
