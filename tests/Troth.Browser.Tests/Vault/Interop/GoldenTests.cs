using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>What either vault wrote once, the browser opens (tests/golden). The C# twin opens it in its own tests.</summary>
public sealed class GoldenTests(Browser browser)
{
    [Theory]
    [InlineData("life-1.json", 1)]
    [InlineData("life-1.json", 2)]
    [InlineData("browser-life-1.json", 1)]
    [InlineData("browser-life-1.json", 2)]
    public async Task A_golden_life_opens_to_what_it_opened_to_when_it_was_written(string name, byte slotType)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        foreach (var person in (await LifeAsync(page, name)).People)
        {
            var vault = await page.NewVaultAsync();
            var auth = slotType == 1
                ? await vault.DeriveAsync(person.Handle, person.Password, person.Seed, person.Iterations, person.SecretKey)
                : await vault.DeriveKitAsync(person.SecretKey, person.KitKey);
            Assert.Equal(slotType == 1 ? person.Auth : person.KitAuth, auth);
            Assert.Equal(person.Ldk, await vault.OpenSlotAsync(person.Account, person.Slots.Single(slot => slot.Type == slotType), person.Ldk));
            await OpensAsync(person, vault);
        }
    }

    [Fact]
    public async Task Every_golden_part_reads_and_is_made_again()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var report = await page.CheckAsync("parts", File.ReadAllText(Path.Combine(Places.Golden, "parts-1.json")));
        Assert.Equal("[]", report.GetProperty("failed").GetRawText());
        Assert.Equal(21, report.GetProperty("run").GetInt32());
    }

    [Fact]
    public async Task Every_golden_letter_opens()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var report = await page.CheckAsync("letters", File.ReadAllText(Path.Combine(Places.Golden, "letters-1.json")));
        Assert.Equal("[]", report.GetProperty("failed").GetRawText());
        Assert.Equal(2, report.GetProperty("run").GetInt32());
    }

    [Fact]
    public async Task The_golden_heal_reads()
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var report = await page.CheckAsync("heal", File.ReadAllText(Path.Combine(Places.Golden, "heal-1.json")));
        Assert.Equal("[]", report.GetProperty("failed").GetRawText());
        Assert.Equal(1, report.GetProperty("run").GetInt32());
    }

    /// <summary>A golden life. The browsers' one is lived where it is missing and TROTH_WRITE_GOLDEN is 1.</summary>
    private static async Task<Life> LifeAsync(VaultPage page, string name)
    {
        var missing = !File.Exists(Path.Combine(Places.Golden, name)) && name.StartsWith("browser-", StringComparison.Ordinal);
        var life = missing ? await new BrowserLife(page).WriteAsync() : null;
        return GoldenFile.Read(name, () => life!);
    }

    private static async Task OpensAsync(LifePerson person, ChromiumVault vault)
    {
        Assert.Equal(person.Local.Bytes, await vault.LocalOpenAsync(person.Local.Name, person.Local.Sealed));
        foreach (var space in person.Spaces)
        {
            var opened = await vault.OpenAsync(space.Space, space.Wraps, space.Frames, space.Frames[^1].N);
            Assert.Equal(GoldenFile.Text(space.Opened with { IsPersonal = space == person.Spaces[0] }), GoldenFile.Text(opened));
            Assert.Equal(space.StateWords, await vault.StateWordsAsync(space.Space));
            Assert.Equal(GoldenFile.Text(space.Fellows), GoldenFile.Text(await vault.FellowsAsync(space.Space)));
        }

        foreach (var (blind, words) in person.Blinds)
        {
            Assert.Equal(words is null ? null : blind.Key, words is null ? null : await vault.BlindKeyAsync(blind.Space, blind.Entry));
            Assert.Equal<byte[]?>([words], await vault.BlindOpenAsync([blind]));
        }
    }
}
