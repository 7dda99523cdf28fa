using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>A snapshot that one vault made, the other goes on from: the bytes inside are the same (protocol.md 3.7).</summary>
public sealed class SnapshotTests(Browser browser)
{
    [Theory]
    [InlineData("life-1.json")]
    [InlineData("browser-life-1.json")]
    public async Task At_every_place_both_vaults_seal_the_same_and_go_on_from_the_others(string name)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        foreach (var person in GoldenFile.Read<Life>(name, () => throw new FileNotFoundException("It is written elsewhere.", name)).People)
        {
            for (var at = 0; at < person.Spaces.Count; at++)
            {
                await GoOnAsync(page, person, at);
            }
        }
    }

    private static async Task GoOnAsync(VaultPage page, LifePerson person, int at)
    {
        var space = person.Spaces[at];
        var (one, two) = (await TwinAsync(person, at), await ChromiumAsync(page, person, at));
        for (var cut = 0; cut < space.Frames.Count; cut++)
        {
            var (opened, seen) = (await OpenAsync(one, space, [space.Frames[cut]], 0), await OpenAsync(two, space, [space.Frames[cut]], 0));
            Assert.Equal(GoldenFile.Text(opened), GoldenFile.Text(seen));
            var (twins, chromiums) = (await one.SnapshotAsync(space.Space), await two.SnapshotAsync(space.Space));
            var (expected, inside) = (one.Open().LogOf(space.Space).ToSnapshot(), Inside(one, space.Space, chromiums));
            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(inside));
            if (cut % 7 == 0 || cut == space.Frames.Count - 1)
            {
                await EndAlikeAsync(await TwinAsync(person, at), chromiums, await ChromiumAsync(page, person, at), twins, (space, cut));
            }
        }
    }

    private static async Task EndAlikeAsync(BclVault twin, byte[] chromiums, ChromiumVault chromium, byte[] twins, (LifeSpace Space, int Cut) from)
    {
        var (space, rest) = (from.Space, from.Space.Frames.Skip(from.Cut + 1).ToList());
        var (one, two) = (await twin.RestoreAsync(space.Space, chromiums), await chromium.RestoreAsync(space.Space, twins));
        Assert.Equal(GoldenFile.Text(one), GoldenFile.Text(two));
        Assert.Equal(from.Space.Frames[from.Cut].N, one.N);
        var (opened, seen) = (await OpenAsync(twin, space, rest, space.Frames[^1].N), await OpenAsync(chromium, space, rest, space.Frames[^1].N));
        Assert.Equal(GoldenFile.Text(opened), GoldenFile.Text(seen));
        Assert.Equal((space.Opened.N, Convert.ToHexString(space.Opened.H), Fault.None), (seen.N, Convert.ToHexString(seen.H), seen.Fault));
        Assert.Equal(space.StateWords, await chromium.StateWordsAsync(space.Space));
        Assert.Equal(GoldenFile.Text(space.Fellows), GoldenFile.Text(await chromium.FellowsAsync(space.Space)));
        Assert.Equal(twin.Open().LogOf(space.Space).ToSnapshot(), Inside(twin, space.Space, await chromium.SnapshotAsync(space.Space)));
    }

    /// <summary>What a snapshot of this device says.</summary>
    private static byte[] Inside(BclVault vault, Id16 space, byte[] snapshot) =>
        Gcm.Open(vault.Open().LocalKey, snapshot, Labels.With(Labels.LocalAad, Fields.Variable([.. "snapshot/"u8, .. System.Text.Encoding.ASCII.GetBytes(space.ToString())])))!;

    private static async Task<BclVault> TwinAsync(LifePerson person, int at)
    {
        var (vault, slot) = (new BclVault(), person.Slots.Single(slot => slot.Type == 2));
        vault.DeriveKit(person.SecretKey, person.KitKey);
        vault.OpenSlot(person.Account, slot.Slot, slot.Type, slot.Blob, person.Ldk);
        await OpenBeforeAsync(vault, person, at);
        return vault;
    }

    private static async Task<ChromiumVault> ChromiumAsync(VaultPage page, LifePerson person, int at)
    {
        var vault = await page.NewVaultAsync();
        await vault.DeriveKitAsync(person.SecretKey, person.KitKey);
        await vault.OpenSlotAsync(person.Account, person.Slots.Single(slot => slot.Type == 2), person.Ldk);
        await OpenBeforeAsync(vault, person, at);
        return vault;
    }

    private static async Task OpenBeforeAsync(IVault vault, LifePerson person, int at)
    {
        foreach (var space in person.Spaces.Take(at))
        {
            await OpenAsync(vault, space, space.Frames, space.Frames[^1].N);
        }
    }

    private static Task<Opened> OpenAsync(IVault vault, LifeSpace space, IReadOnlyList<Frame> frames, long headN) =>
        vault.OpenAsync(space.Space, space.Wraps, frames, headN);
}
