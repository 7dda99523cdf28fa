using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>One device of a person, with either vault, before an honest server in memory.</summary>
internal sealed class Seat(IVault vault, Person person, Shelf shelf)
{
    private readonly Dictionary<Id16, long> _places = [];

    public IVault Vault => vault;

    public Person Person => person;

    /// <summary>A device with the C# twin, unlocked with the kit, that has opened the personal space.</summary>
    public static Task<Seat> TwinAsync(Person person, Shelf shelf) => OpenedAsync(Twin(person, shelf));

    /// <summary>The same with the browser's vault.</summary>
    public static async Task<Seat> ChromiumAsync(VaultPage page, Person person, Shelf shelf) => await OpenedAsync(await NewChromiumAsync(page, person, shelf));

    /// <summary>The C# twin on the device on which the account was made, unlocked with the kit; it has opened nothing yet.</summary>
    public static Seat Twin(Person person, Shelf shelf)
    {
        var vault = new BclVault();
        vault.DeriveKit(person.Account.SecretKey, person.Account.KitKey!);
        var slot = KitOf(person);
        vault.OpenSlot(person.Account.Account, slot.Slot, slot.Type, slot.Blob, person.Account.Ldk);
        return new(vault, person, shelf);
    }

    /// <summary>The same with the browser's vault.</summary>
    public static async Task<Seat> NewChromiumAsync(VaultPage page, Person person, Shelf shelf)
    {
        var vault = await page.NewVaultAsync();
        await vault.DeriveKitAsync(person.Account.SecretKey, person.Account.KitKey!);
        await vault.OpenSlotAsync(person.Account.Account, KitOf(person), person.Account.Ldk);
        return new(vault, person, shelf);
    }

    /// <summary>Goes on from what another vault of the person sealed.</summary>
    public async Task<Seat> GoOnAsync(Seat from, params Id16[] spaces)
    {
        foreach (var space in spaces)
        {
            _places[space] = (await vault.RestoreAsync(space, await from.Vault.SnapshotAsync(space))).N;
        }

        return this;
    }

    public async Task<Opened> PullAsync(Id16 space)
    {
        var frames = shelf.After(person.Name, space, _places.GetValueOrDefault(space));
        var opened = await vault.OpenAsync(space, shelf.Wraps(person.Name, space), frames, shelf[space].Count);
        Assert.Equal((Fault.None, (long)shelf[space].Count), (opened.Fault, opened.N));
        _places[space] = opened.N;
        return opened;
    }

    public async Task KeepAsync(IReadOnlyList<Frame> frames)
    {
        shelf.Append(person.Personal, frames);
        await PullAsync(person.Personal);
    }

    public async Task EraseAsync(Id16 space, Id16 target) =>
        shelf.Erase(space, target, await vault.SealErasureAsync(space, Id16.New(), Person.Noon, target));

    public async Task<Id16> NewSpaceAsync()
    {
        var made = await vault.NewSharedAsync(Person.Noon);
        await KeepAsync(made.Personal);
        shelf.Create(person.Name, made.Space, [made.Commit], null);
        await PullAsync(made.Space);
        return made.Space;
    }

    /// <summary>The whole ceremony: this person invites, the other claims, both compare, this person admits; both have then opened the space.</summary>
    public async Task MeetAsync(Seat joiner, Id16 space)
    {
        var invite = await vault.NewInviteAsync(space, person.Name, Person.Noon, Person.Noon + 1000);
        await KeepAsync(invite.Personal);
        var read = await joiner.Vault.ReadOfferAsync(invite.Ticket, invite.Offer);
        var claim = await joiner.Vault.ClaimAsync(invite.Ticket, invite.Offer, joiner.Person.Name, Person.Noon);
        await joiner.KeepAsync(claim.Personal);
        var opened = await vault.OpenClaimsAsync(invite.Invite, [[1, 2, 3], claim.Claim]);
        Assert.Equal((invite.Invite, space, person.Name, joiner.Person.Name, 1), (read.Invite, read.Space, read.Name, opened.Name, opened.Index));
        Assert.Equal(read.Words, opened.Words);
        var admission = await vault.AdmitAsync(space, invite.Invite, claim.Claim, Person.Noon);
        await KeepAsync(admission.Personal);
        shelf.Commit(joiner.Person.Name, space, admission);
        await PullAsync(space);
        await joiner.PullAsync(space);
        Assert.Equal(read.Words, (await vault.FellowsAsync(space)).Single().Words);
        Assert.Equal(read.Words, (await joiner.Vault.FellowsAsync(space)).Single().Words);
    }

    private static SlotRecord KitOf(Person person) => person.Account.Slots.Single(slot => slot.Type == 2);

    private static async Task<Seat> OpenedAsync(Seat seat)
    {
        await seat.PullAsync(seat.Person.Personal);
        return seat;
    }
}
