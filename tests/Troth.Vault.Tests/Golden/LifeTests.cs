namespace Troth.Vault.Tests;

/// <summary>The lives in tests/golden open to what they opened to when they were written: one by this vault, one by the vault of a browser.</summary>
public sealed class LifeTests
{
    private const string Own = "life-1.json";
    private const string Browsers = "browser-life-1.json";

    [Theory]
    [InlineData(Own)]
    [InlineData(Browsers)]
    public void Both_people_unlock_with_their_passwords_and_see_what_they_saw(string name)
    {
        foreach (var person in Read(name).People)
        {
            var vault = new BclVault();
            Assert.Equal(person.Auth, vault.Derive(person.Handle, person.Password, person.Seed, person.Iterations, person.SecretKey));
            Opens(person, vault, 1);
        }
    }

    [Theory]
    [InlineData(Own)]
    [InlineData(Browsers)]
    public void Both_people_unlock_with_their_kits_and_see_what_they_saw(string name)
    {
        foreach (var person in Read(name).People)
        {
            var vault = new BclVault();
            Assert.Equal(person.KitAuth, vault.DeriveKit(person.SecretKey, person.KitKey));
            Opens(person, vault, 2);
        }
    }

    [Fact]
    public void The_life_holds_every_kind_of_thing()
    {
        var shared = Read(Own).People.Select(person => person.Spaces[1].Opened).ToList();
        Assert.All(shared, opened => Assert.Equal((Fault.None, 2u), (opened.Fault, opened.Epoch)));
        Assert.Equal(Convert.ToHexString(shared[0].H), Convert.ToHexString(shared[1].H));
        Assert.True(shared[0].Items.Count >= 40);
        Assert.All(shared, opened => Assert.Equal([ItemState.Verified, ItemState.Unverified, ItemState.Erased], opened.Items.Select(item => item.State).Distinct().Order()));
        Assert.All(shared, opened => Assert.Equal(2, opened.Items.Count(item => item.State == ItemState.Unverified)));
        Assert.Equal([0u, 1u, 2u], shared[0].Items.Select(item => item.Epoch).Distinct());
    }

    [Fact]
    public void The_browsers_life_holds_every_state_of_an_entry()
    {
        var shared = Read(Browsers).People.Select(person => person.Spaces[1].Opened).ToList();
        Assert.All(shared, opened => Assert.Equal((Fault.None, 1u), (opened.Fault, opened.Epoch)));
        Assert.Equal(Convert.ToHexString(shared[0].H), Convert.ToHexString(shared[1].H));
        Assert.All(shared, opened => Assert.Equal([ItemState.Verified, ItemState.Unverified, ItemState.Erased], opened.Items.Select(item => item.State).Distinct().Order()));
        Assert.All(shared, opened => Assert.Contains(opened.Items, item => item is { State: ItemState.Erased, Mine: true }));
    }

    private static Life Read(string name) =>
        GoldenFile.Read(name, () => name == Own ? new LifeWriter().Write() : throw new FileNotFoundException("Only a browser writes it.", name));

    private static void Opens(LifePerson person, BclVault vault, byte type)
    {
        var slot = person.Slots.Single(slot => slot.Type == type);
        Assert.Equal(person.Ldk, vault.OpenSlot(person.Account, slot.Slot, type, slot.Blob, person.Ldk));
        Assert.Equal(person.Local.Bytes, Device.Now(vault.LocalOpenAsync(person.Local.Name, person.Local.Sealed)));
        foreach (var space in person.Spaces)
        {
            var opened = Device.Now(vault.OpenAsync(space.Space, space.Wraps, space.Frames, space.Frames[^1].N));
            Assert.Equal(GoldenFile.Text(space.Opened with { IsPersonal = space == person.Spaces[0] }), GoldenFile.Text(opened));
            Assert.Equal(space.StateWords, Device.Now(vault.StateWordsAsync(space.Space)));
            Assert.Equal(GoldenFile.Text(space.Fellows), GoldenFile.Text(Device.Now(vault.FellowsAsync(space.Space))));
        }

        Assert.Equal(GoldenFile.Text(person.Blinds.Select(blind => blind.Words)), GoldenFile.Text(Device.Now(vault.BlindOpenAsync([.. person.Blinds.Select(blind => blind.Blind)])).AsEnumerable()));
    }
}
