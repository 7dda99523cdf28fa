using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Two invitations between the same people leave two pair secrets; both vaults choose the same one (protocol.md 4.1).</summary>
public sealed class TwoClaimsTests(Browser browser)
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    public async Task Whoever_claimed_two_invitations_is_let_in_by_either(bool browserInvites, int which)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        var (inviter, joiner) = browserInvites ? (duet.Ada[0], duet.Ben[1]) : (duet.Ada[1], duet.Ben[0]);
        var space = await inviter.NewSpaceAsync();
        (Id16 Invite, byte[] Claim)[] claims = [await ClaimAsync(inviter, joiner, space), await ClaimAsync(inviter, joiner, space)];

        // The other admission lost the race: its contact and its key are kept, and its commit never came.
        await inviter.KeepAsync((await inviter.Vault.AdmitAsync(space, claims[1 - which].Invite, claims[1 - which].Claim, Person.Noon)).Personal);
        var admission = await inviter.Vault.AdmitAsync(space, claims[which].Invite, claims[which].Claim, Person.Noon);
        await inviter.KeepAsync(admission.Personal);
        duet.Shelf.Commit(joiner.Person.Name, space, admission);
        foreach (var seat in duet.Ada.Concat(duet.Ben))
        {
            await seat.PullAsync(seat.Person.Personal);
            await seat.PullAsync(space);
            duet.Shelf.Append(space, await seat.Vault.SealAsync(space, [Device.Draft("here I am")]));
            await seat.PullAsync(space);
        }

        foreach (var seat in (Seat[])[.. duet.Ada, .. duet.Ben, .. await duet.SeatsAsync(inviter.Person), .. await duet.SeatsAsync(joiner.Person)])
        {
            Assert.All((await seat.PullAsync(space)).Items, item => Assert.Equal(ItemState.Verified, item.State));
        }
    }

    private static async Task<(Id16 Invite, byte[] Claim)> ClaimAsync(Seat inviter, Seat joiner, Id16 space)
    {
        var invite = await inviter.Vault.NewInviteAsync(space, inviter.Person.Name, Person.Noon, Person.Noon);
        await inviter.KeepAsync(invite.Personal);
        var claim = await joiner.Vault.ClaimAsync(invite.Ticket, invite.Offer, joiner.Person.Name, Person.Noon);
        await joiner.KeepAsync(claim.Personal);
        return (invite.Invite, claim.Claim);
    }
}
