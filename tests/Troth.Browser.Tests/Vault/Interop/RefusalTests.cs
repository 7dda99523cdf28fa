using System.Security.Cryptography;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>What cannot be served is refused by both vaults with the same code.</summary>
public sealed class RefusalTests(Browser browser)
{
    [Fact]
    public async Task Both_vaults_refuse_alike()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites: true);
        var space = duet.Space;
        foreach (var kind in new ushort[] { 1, 7, 16, 17, 18, 19, 20, 21 })
        {
            await RefusedAsync("bad_input", duet.Ada, vault => vault.SealAsync(space, [new(Id16.New(), 1, kind, 1, [])]));
        }

        await RefusedAsync("too_large", duet.Ada, vault => vault.SealAsync(space, [new(Id16.New(), 1, 64, 1, new byte[64_000])]));
        await RefusedAsync("unknown_space", duet.Ada, vault => vault.SealAsync(Id16.New(), [new(Id16.New(), 1, 1, 1, [])]));
        await RefusedAsync("unknown_space", duet.Ada, vault => vault.StateWordsAsync(Id16.New()));
        await RefusedAsync("bad_input", duet.Ada, vault => vault.NewInviteAsync(duet.Ada[0].Person.Personal, "Ada", 1, 1));
        await RefusedAsync("wrong_secret", duet.Ada, vault => vault.LocalOpenAsync("drafts/1", new byte[40]));

        var frames = duet.Shelf[space];
        await RefusedAsync("bad_input", duet.Ada, vault => EraseAsync(vault, space, Shelf.EntryOf(frames[0])));
        await RefusedAsync("not_mine", duet.Ada, vault => EraseAsync(vault, space, Id16.New()));
        await RefusedAsync("not_mine", duet.Ben, vault => EraseAsync(vault, space, Shelf.EntryOf(frames[^1])));
        await duet.Ada[0].EraseAsync(space, Shelf.EntryOf(frames[1]));
        await duet.Ada[0].PullAsync(space);
        await duet.Ada[1].PullAsync(space);
        await RefusedAsync("bad_input", duet.Ada, vault => EraseAsync(vault, space, Shelf.EntryOf(frames[^1])));
    }

    [Fact]
    public async Task Both_vaults_count_the_characters_of_a_name_alike()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites: true);
        foreach (var name in new[] { "", new string('x', 41), string.Concat(Enumerable.Repeat("\U0001F331", 31)) })
        {
            await RefusedAsync("bad_input", duet.Ada, vault => vault.NewInviteAsync(duet.Space, name, 1, 1));
        }

        foreach (var name in new[] { "\ufeffx", new string('x', 40), string.Concat(Enumerable.Repeat("\U0001F331", 30)), new string('\u7231', 40) })
        {
            foreach (var seat in duet.Ada)
            {
                var invite = await seat.Vault.NewInviteAsync(duet.Space, name, 1, 1);
                Assert.Equal([name, name], [(await duet.Ben[0].Vault.ReadOfferAsync(invite.Ticket, invite.Offer)).Name, (await duet.Ben[1].Vault.ReadOfferAsync(invite.Ticket, invite.Offer)).Name]);
            }
        }
    }

    [Fact]
    public async Task Both_vaults_refuse_a_bad_invitation_alike()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites: false);
        var (space, inviter) = (await duet.Ada[0].NewSpaceAsync(), duet.Ada[0]);
        var invite = await inviter.Vault.NewInviteAsync(space, "Ada", 1, 1);
        await inviter.KeepAsync(invite.Personal);
        await duet.Ada[1].PullAsync(inviter.Person.Personal);
        await duet.Ada[1].PullAsync(space);
        foreach (var ticket in new[] { "", "no ticket", invite.Ticket[1..], invite.Ticket + "A", "B" + invite.Ticket[1..], invite.Ticket[..^1] + "=", invite.Ticket.Insert(5, " "), "=" + invite.Ticket })
        {
            await RefusedAsync("invite_bad", duet.Ben, vault => vault.ReadOfferAsync(ticket, invite.Offer));
        }

        await RefusedAsync("invite_bad", duet.Ada, vault => vault.ReadOfferAsync(invite.Ticket, invite.Offer));
        await RefusedAsync("invite_bad", duet.Ben, vault => vault.ReadOfferAsync(invite.Ticket, invite.Offer[1..]));
        await RefusedAsync("invite_bad", duet.Ben, vault => vault.ReadOfferAsync(invite.Ticket, []));
        var claims = new List<byte[]>();
        foreach (var joiner in duet.Ben)
        {
            claims.Add((await joiner.Vault.ClaimAsync(invite.Ticket, invite.Offer, "Ben", 1)).Claim);
        }

        await RefusedAsync("invite_bad", duet.Ada, vault => vault.OpenClaimsAsync(Id16.New(), claims));
        await RefusedAsync("invite_bad", duet.Ada, vault => vault.OpenClaimsAsync(invite.Invite, [[], claims[0][1..]]));
        await RefusedAsync("invite_bad", duet.Ada, vault => vault.AdmitAsync(duet.Space, invite.Invite, claims[0], 1));
        await RefusedAsync("invite_leaked", duet.Ada, vault => vault.OpenClaimsAsync(invite.Invite, claims));
        await RefusedAsync("invite_leaked", duet.Ada, vault => vault.OpenClaimsAsync(invite.Invite, claims[..1]));
        await RefusedAsync("invite_leaked", duet.Ada, vault => vault.AdmitAsync(space, invite.Invite, claims[0], 1));
    }

    [Fact]
    public async Task Both_vaults_need_the_personal_space_first_and_stay_stopped()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var couple = new Couple();
        var account = Person.Ben.Account;
        var (twin, chromium) = (new BclVault(), await page.NewVaultAsync());
        twin.DeriveKit(account.SecretKey, account.KitKey!);
        await chromium.DeriveKitAsync(account.SecretKey, account.KitKey!);
        var slot = account.Slots.Single(slot => slot.Type == 2);
        twin.OpenSlot(account.Account, slot.Slot, slot.Type, slot.Blob, null);
        await chromium.OpenSlotAsync(account.Account, slot, null);
        Seat[] seats = [new(chromium, Person.Ben, couple.Shelf), new(twin, Person.Ben, couple.Shelf)];
        await RefusedAsync("no_key", seats, vault => vault.OpenAsync(couple.Space, couple.Shelf.Wraps("Ben", couple.Space), couple.ForBen(), 0));
        await RefusedAsync("no_key", seats, vault => vault.BlindKeyAsync(couple.Space, Id16.New()));
        foreach (var seat in seats)
        {
            await seat.PullAsync(Person.Ben.Personal);
            Assert.Equal(Fault.Gap, (await seat.Vault.OpenAsync(couple.Space, couple.Shelf.Wraps("Ben", couple.Space), couple.ForBen(), 9)).Fault);
        }

        await RefusedAsync("stopped", seats, vault => vault.SealAsync(couple.Space, []));
        await RefusedAsync("stopped", seats, vault => EraseAsync(vault, couple.Space, Id16.New()));
    }

    [Fact]
    public async Task Both_vaults_refuse_a_snapshot_alike()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites: true);
        var (space, personal, name) = (duet.Space, duet.Ada[0].Person.Personal, "snapshot/" + duet.Space);
        var sealedNow = await duet.Ada[0].Vault.SnapshotAsync(space);
        await RefusedAsync("stopped", duet.Ada, vault => vault.RestoreAsync(space, sealedNow));
        await RefusedAsync("unknown_space", duet.Ada, vault => vault.SnapshotAsync(Id16.New()));
        await RefusedAsync("bad_input", duet.Ada, vault => vault.LocalOpenAsync(name, sealedNow));
        await RefusedAsync("bad_input", duet.Ada, vault => vault.LocalSealAsync(name, []));

        Seat[] next = [await Seat.NewChromiumAsync(page, duet.Ada[0].Person, duet.Shelf), Seat.Twin(duet.Ada[0].Person, duet.Shelf)];
        await RefusedAsync("no_key", next, vault => vault.RestoreAsync(space, sealedNow));
        await RefusedAsync("wrong_secret", next, vault => vault.RestoreAsync(personal, sealedNow));
        await RefusedAsync("wrong_secret", next, vault => vault.RestoreAsync(space, sealedNow[1..]));
        await RefusedAsync("wrong_secret", next, vault => vault.RestoreAsync(space, []));
        foreach (var seat in next)
        {
            await seat.Vault.OpenAsync(personal, duet.Shelf.Wraps("Ada", personal), duet.Shelf[personal].Take(3).ToList(), 0);
        }

        await RefusedAsync("bad_input", next, vault => vault.RestoreAsync(space, sealedNow));
        foreach (var seat in next)
        {
            await seat.Vault.OpenAsync(personal, duet.Shelf.Wraps("Ada", personal), duet.Shelf[personal].Skip(3).ToList(), 0);
        }

        await RefusesCutAsync(next, space, sealedNow);
        foreach (var seat in next)
        {
            await seat.GoOnAsync(duet.Ada[1], space);
            Assert.Equal(Fault.Gap, (await seat.Vault.OpenAsync(space, [], [], 99)).Fault);
        }

        await RefusedAsync("stopped", next, vault => vault.SnapshotAsync(space));
        await RefusedAsync("stopped", next, vault => vault.RestoreAsync(space, sealedNow));
    }

    /// <summary>A snapshot that breaks off, goes on, or has another form, sealed as only a vault can.</summary>
    private static async Task RefusesCutAsync(Seat[] seats, Id16 space, byte[] snapshot)
    {
        var (key, aad) = (((BclVault)seats[1].Vault).Open().LocalKey, SnapshotTests.Aad(space));
        var inside = Gcm.Open(key, snapshot, aad)!;
        byte[][] bad = [[.. inside, 0], [2, .. inside[1..]], [1, 1, .. inside[2..]], [1, 2, .. inside[2..]], .. Enumerable.Range(0, 60).Select(i => inside[..(inside.Length * i / 60)])];
        foreach (var bytes in bad)
        {
            var sealedBad = Gcm.Seal(RandomNumberGenerator.Fill, key, bytes, aad);
            await RefusedAsync("bad_input", seats, vault => vault.RestoreAsync(space, sealedBad));
        }
    }

    private static Task<Erasure> EraseAsync(IVault vault, Id16 space, Id16 target) => vault.SealErasureAsync(space, Id16.New(), 1, target);

    private static async Task RefusedAsync<T>(string code, Seat[] seats, Func<IVault, Task<T>> call)
    {
        var codes = new List<string>();
        foreach (var seat in seats)
        {
            codes.Add((await Assert.ThrowsAsync<VaultException>(() => call(seat.Vault))).Code);
        }

        Assert.Equal([code, code], codes);
    }
}
