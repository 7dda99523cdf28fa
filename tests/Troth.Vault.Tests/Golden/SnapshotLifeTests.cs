using Troth.Protocol;

namespace Troth.Vault.Tests;

/// <summary>The golden lives again, interrupted at every place: who goes on from a snapshot sees what they would have seen without.</summary>
public sealed class SnapshotLifeTests
{
    [Theory]
    [InlineData("life-1.json")]
    [InlineData("browser-life-1.json")]
    public void At_every_place_a_restored_vault_goes_on_as_the_one_before_it(string name)
    {
        foreach (var person in GoldenFile.Read<Life>(name, () => throw new FileNotFoundException("It is written elsewhere.", name)).People)
        {
            for (var at = 0; at < person.Spaces.Count; at++)
            {
                GoesOn(person, at);
            }
        }
    }

    private static void GoesOn(LifePerson person, int at)
    {
        var space = person.Spaces[at];
        var one = Until(person, at);
        var stops = space.Frames.Select(frame => (Opened: Open(one, space, [frame], 0), Snapshot: Device.Now(one.SnapshotAsync(space.Space)))).ToList();
        var end = Open(one, space, [], space.Frames[^1].N);
        Assert.Equal(Fault.None, end.Fault);
        for (var cut = 0; cut < stops.Count; cut++)
        {
            var other = Until(person, at);
            var before = stops[cut].Opened;
            var restored = Device.Now(other.RestoreAsync(space.Space, stops[cut].Snapshot));
            Assert.Equal(GoldenFile.Text(new Restored(before.N, before.H, before.Epoch, at == 0)), GoldenFile.Text(restored));

            var rest = Open(other, space, [.. space.Frames.Skip(cut + 1)], space.Frames[^1].N);
            Assert.Equal(GoldenFile.Text(end with { Items = [.. stops.Skip(cut + 1).SelectMany(stop => stop.Opened.Items)] }), GoldenFile.Text(rest));
            Assert.Equal(one.Open().LogOf(space.Space).ToSnapshot(), other.Open().LogOf(space.Space).ToSnapshot());
            Assert.Equal(space.StateWords, Device.Now(other.StateWordsAsync(space.Space)));
            Assert.Equal(GoldenFile.Text(space.Fellows), GoldenFile.Text(Device.Now(other.FellowsAsync(space.Space))));
        }
    }

    /// <summary>A vault of this device that has opened what comes before a space.</summary>
    private static BclVault Until(LifePerson person, int at)
    {
        var vault = new BclVault();
        vault.DeriveKit(person.SecretKey, person.KitKey);
        var slot = person.Slots.Single(slot => slot.Type == 2);
        vault.OpenSlot(person.Account, slot.Slot, 2, slot.Blob, person.Ldk);
        foreach (var space in person.Spaces.Take(at))
        {
            Open(vault, space, space.Frames, space.Frames[^1].N);
        }

        return vault;
    }

    private static Opened Open(BclVault vault, LifeSpace space, IReadOnlyList<Frame> frames, long headN) =>
        Device.Now(vault.OpenAsync(space.Space, space.Wraps, frames, headN));
}
