namespace Troth.Vault.Tests;

/// <summary>The life in tests/golden/life-1.json opens to what it opened to when it was written.</summary>
public sealed class LifeTests
{
    private static Life File => GoldenFile.Read("life-1.json", () => new LifeWriter().Write());

    [Fact]
    public void Both_people_unlock_with_their_passwords_and_see_what_they_saw()
    {
        foreach (var person in File.People)
        {
            var vault = new BclVault();
            Assert.Equal(person.Auth, vault.Derive(person.Handle, person.Password, person.Seed, person.Iterations, person.SecretKey));
            Opens(person, vault, 1);
        }
    }

    [Fact]
    public void Both_people_unlock_with_their_kits_and_see_what_they_saw()
    {
        foreach (var person in File.People)
        {
            var vault = new BclVault();
            Assert.Equal(person.KitAuth, vault.DeriveKit(person.SecretKey, person.KitKey));
            Opens(person, vault, 2);
        }
    }

    [Fact]
    public void The_life_holds_every_kind_of_thing()
    {
        var shared = File.People.Select(person => person.Spaces[1].Opened).ToList();
        Assert.All(shared, opened => Assert.Equal((Fault.None, 2u), (opened.Fault, opened.Epoch)));
        Assert.Equal(Convert.ToHexString(shared[0].H), Convert.ToHexString(shared[1].H));
        Assert.True(shared[0].Items.Count >= 40);
        Assert.All(shared, opened => Assert.Equal(Enum.GetValues<ItemState>(), opened.Items.Select(item => item.State).Distinct().Order()));
        Assert.All(shared, opened => Assert.Equal(2, opened.Items.Count(item => item.State == ItemState.Unverified)));
        Assert.Equal([0u, 1u, 2u], shared[0].Items.Select(item => item.Epoch).Distinct());
    }

    private static void Opens(LifePerson person, BclVault vault, byte type)
    {
        var slot = person.Slots.Single(slot => slot.Type == type);
        Assert.Equal(person.Ldk, vault.OpenSlot(person.Account, slot.Slot, type, slot.Blob, person.Ldk));
        Assert.Equal(person.Local.Bytes, Device.Now(vault.LocalOpenAsync(person.Local.Name, person.Local.Sealed)));
        foreach (var space in person.Spaces)
        {
            var opened = Device.Now(vault.OpenAsync(space.Space, space.Wraps, space.Frames, space.Frames[^1].N));
            Assert.Equal(GoldenFile.Text(space.Opened), GoldenFile.Text(opened));
            Assert.Equal(space.StateWords, Device.Now(vault.StateWordsAsync(space.Space)));
            Assert.Equal(GoldenFile.Text(space.Fellows), GoldenFile.Text(Device.Now(vault.FellowsAsync(space.Space))));
        }

        Assert.Equal(GoldenFile.Text(person.Blinds.Select(blind => blind.Words)), GoldenFile.Text(Device.Now(vault.BlindOpenAsync([.. person.Blinds.Select(blind => blind.Blind)])).AsEnumerable()));
    }
}
