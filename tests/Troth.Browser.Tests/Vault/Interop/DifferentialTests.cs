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
        var (found, states) = (new HashSet<Fault>(), new HashSet<ItemState>());
        foreach (var reader in new[] { duet.Ada[0].Person, duet.Ben[0].Person })
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                var spoiler = new Spoiler(new($"spoiled {reader.Name} {browserInvites} {seed}"), duet.Shelf[duet.Space], foreign);
                var spoiled = spoiler.Spoil(duet.Shelf.After(reader.Name, duet.Space, 0));
                var opened = await bench.SameAsync(spoiler.Name, reader, duet.Shelf.Wraps(reader.Name, duet.Space), spoiled);
                found.Add(opened.Fault);
                states.UnionWith(opened.Items.Select(item => item.State));
            }
        }

        Assert.Superset(new HashSet<Fault> { Fault.None, Fault.Malformed, Fault.Suite, Fault.Gap, Fault.Duplicate, Fault.Epoch, Fault.Body, Fault.Device, Fault.Seen }, found);
        Assert.Contains(ItemState.Unreadable, states);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_vault_lives_on_from_what_the_other_sealed(bool browserInvites)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var chance = new Chance($"interrupted life {browserInvites} {seed}");
            if (chance.Below(3) == 0)
            {
                await duet.CrossAsync(chance.Below(2) == 0 ? duet.Ada : duet.Ben);
            }

            await AgreeAsync(duet, duet.Ada, duet.Ben, await duet.StepAsync(chance));
        }
    }

    [Fact]
    public async Task Both_vaults_find_the_same_fault_after_a_snapshot()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites: true);
        for (var seed = 0; seed < 14; seed++)
        {
            await duet.StepAsync(new($"shorter life {seed}"));
            await AgreeAsync(duet, duet.Ada, duet.Ben, false);
        }

        var bench = new Bench(page, duet.Shelf, duet.Space);
        var found = new HashSet<Fault>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var chance = new Chance($"spoiled after a snapshot {seed}");
            var reader = chance.Of([duet.Ada[0].Person, duet.Ben[0].Person]);
            var frames = duet.Shelf.After(reader.Name, duet.Space, 0);
            var cut = 1 + chance.Below(frames.Count - 1);
            var spoiler = new Spoiler(chance, duet.Shelf[duet.Space], duet.Shelf[reader.Personal]);
            found.Add((await bench.SameAfterAsync(spoiler, reader, frames[..cut], frames[cut..])).Fault);
        }

        Assert.Superset(new HashSet<Fault> { Fault.None, Fault.Malformed, Fault.Gap, Fault.Duplicate, Fault.Epoch, Fault.Body, Fault.Device }, found);
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
