using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Whatever two people do, and whatever a server does to it, both vaults see the same.</summary>
public sealed class DifferentialTests(Browser browser)
{
    private const int Seeds = 100;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_vaults_see_the_same_life(bool browserInvites)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var same = await duet.StepAsync(new($"life {browserInvites} {seed}"));
            await AgreeAsync(duet, duet.Ada, duet.Ben, same);
        }

        await AgreeAsync(duet, await duet.SeatsAsync(duet.Ada[0].Person), await duet.SeatsAsync(duet.Ben[0].Person), true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_vaults_find_the_same_fault(bool browserInvites)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        for (var seed = 0; seed < 14; seed++)
        {
            await duet.StepAsync(new($"short life {browserInvites} {seed}"));
            await AgreeAsync(duet, duet.Ada, duet.Ben, false);
        }

        var bench = new Bench(page, duet.Shelf, duet.Space);
        var foreign = duet.Shelf[duet.Ada[0].Person.Personal];
        var found = new HashSet<Fault>();
        foreach (var reader in new[] { duet.Ada[0].Person, duet.Ben[0].Person })
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                var spoiler = new Spoiler(new($"spoiled {reader.Name} {browserInvites} {seed}"), duet.Shelf[duet.Space], foreign);
                var spoiled = spoiler.Spoil(duet.Shelf.After(reader.Name, duet.Space, 0));
                found.Add((await bench.SameAsync(spoiler.Name, reader, duet.Shelf.Wraps(reader.Name, duet.Space), spoiled)).Fault);
            }
        }

        Assert.Superset(new HashSet<Fault> { Fault.None, Fault.Malformed, Fault.Suite, Fault.Gap, Fault.Duplicate, Fault.Epoch, Fault.Body, Fault.Device, Fault.Seen }, found);
    }

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
        var claims = new List<(Id16 Invite, byte[] Claim)>();
        for (var i = 0; i < 2; i++)
        {
            var invite = await inviter.Vault.NewInviteAsync(space, "Ada", Person.Noon, Person.Noon);
            await inviter.KeepAsync(invite.Personal);
            var claim = await joiner.Vault.ClaimAsync(invite.Ticket, invite.Offer, "Ben", Person.Noon);
            await joiner.KeepAsync(claim.Personal);
            claims.Add((invite.Invite, claim.Claim));
        }

        var admission = await inviter.Vault.AdmitAsync(space, claims[which].Invite, claims[which].Claim, Person.Noon);
        await inviter.KeepAsync(admission.Personal);
        duet.Shelf.Commit("Ben", space, admission);
        foreach (var seat in duet.Ada.Concat(duet.Ben))
        {
            await seat.PullAsync(seat.Person.Personal);
            await seat.PullAsync(space);
            duet.Shelf.Append(space, await seat.Vault.SealAsync(space, [Device.Draft("here I am")]));
            await seat.PullAsync(space);
        }

        foreach (var seat in (Seat[])[.. duet.Ada, .. duet.Ben, .. await duet.SeatsAsync(duet.Ada[0].Person), .. await duet.SeatsAsync(Person.Ben)])
        {
            Assert.All((await seat.PullAsync(space)).Items, item => Assert.Equal(ItemState.Verified, item.State));
        }
    }

    private static async Task AgreeAsync(Duet duet, Seat[] ada, Seat[] ben, bool sameItems)
    {
        var heads = new HashSet<string>();
        foreach (var seats in new[] { ada, ben })
        {
            var (browsers, twins) = (await seats[0].PullAsync(duet.Space), await seats[1].PullAsync(duet.Space));
            heads.Add(Convert.ToHexString(browsers.H));
            heads.Add(Convert.ToHexString(twins.H));
            Assert.True(!sameItems || GoldenFile.Text(twins) == GoldenFile.Text(browsers), $"{GoldenFile.Text(twins)}\n{GoldenFile.Text(browsers)}");
            Assert.Equal(await seats[1].Vault.StateWordsAsync(duet.Space), await seats[0].Vault.StateWordsAsync(duet.Space));
            Assert.All(browsers.Items, item => Assert.NotEqual(ItemState.Unverified, item.State));
        }

        Assert.Single(heads);
    }
}
