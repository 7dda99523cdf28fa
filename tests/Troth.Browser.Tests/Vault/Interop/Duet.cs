using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Two people in one space, each with one device of either kind: Ada's account was made in a browser, Ben's with the C# twin.</summary>
internal sealed class Duet
{
    private readonly Dictionary<Id16, Seat[]> _erasable = [];

    private Duet(VaultPage page) => Page = page;

    public VaultPage Page { get; }

    public Shelf Shelf { get; } = new();

    public Id16 Space { get; private set; }

    /// <summary>Ada's browser and twin.</summary>
    public Seat[] Ada { get; private set; } = [];

    /// <summary>Ben's browser and twin.</summary>
    public Seat[] Ben { get; private set; } = [];

    /// <summary>Lets one of the two invite with one vault and the other join with the other.</summary>
    /// <param name="browserInvites">Ada invites in her browser and Ben joins with his twin; or Ada with her twin, and Ben in his browser.</param>
    public static async Task<Duet> MeetAsync(VaultPage page, bool browserInvites)
    {
        var duet = new Duet(page);
        var ada = new Person("Ada", await (await page.NewVaultAsync()).CreateAccountAsync("ada", Person.Password, Limits.IterationFloor, Person.Noon));
        ada.Register(duet.Shelf);
        Person.Ben.Register(duet.Shelf);
        duet.Ada = await duet.SeatsAsync(ada);
        duet.Ben = await duet.SeatsAsync(Person.Ben);
        var (inviter, joiner) = browserInvites ? (duet.Ada[0], duet.Ben[1]) : (duet.Ada[1], duet.Ben[0]);
        duet.Space = await inviter.NewSpaceAsync();
        await duet.WriteAsync(inviter, new("before"));
        await inviter.PullAsync(duet.Space);
        await inviter.MeetAsync(joiner, duet.Space);
        foreach (var seat in duet.Ada.Concat(duet.Ben).Where(seat => seat != inviter && seat != joiner))
        {
            await seat.PullAsync(seat.Person.Personal);
            await seat.PullAsync(duet.Space);
        }

        return duet;
    }

    /// <summary>A browser and a twin of somebody.</summary>
    public async Task<Seat[]> SeatsAsync(Person person) => [await Seat.ChromiumAsync(Page, person, Shelf), await Seat.TwinAsync(person, Shelf)];

    /// <summary>Locks both devices of somebody; each goes on from what the other has sealed.</summary>
    public async Task<Seat[]> CrossAsync(Seat[] seats)
    {
        Id16[] spaces = [seats[0].Person.Personal, Space];
        foreach (var seat in seats)
        {
            await seat.PullAsync(Space);
        }

        Seat[] next = [await Seat.NewChromiumAsync(Page, seats[0].Person, Shelf), Seat.Twin(seats[0].Person, Shelf)];
        await next[0].GoOnAsync(seats[1], spaces);
        await next[1].GoOnAsync(seats[0], spaces);
        (Ada, Ben) = seats == Ada ? (next, Ben) : (Ada, next);
        foreach (var (target, _) in _erasable.Where(pair => pair.Value == seats).ToList())
        {
            _erasable[target] = next;
        }

        return next;
    }

    /// <summary>What a seed brings: one or two devices write without having read each other, or somebody erases. Whether all saw the same of it.</summary>
    public async Task<bool> StepAsync(Chance chance)
    {
        var writer = chance.Of([.. Ada, .. Ben]);
        if (_erasable.Count > 0 && chance.Below(5) == 0)
        {
            var target = chance.Of([.. _erasable.Keys]);
            await chance.Of(_erasable[target]).EraseAsync(Space, target);
            _erasable.Remove(target);
            return true;
        }

        var written = await WriteAsync(writer, chance);
        if (chance.Below(4) == 0)
        {
            await WriteAsync(chance.Of([.. Ada.Concat(Ben).Where(seat => seat != writer)]), chance);
        }

        if (chance.Below(8) != 0)
        {
            return true;
        }

        // Another device of the same person erases it before the writer has read its own words again.
        var other = Devices(writer).Single(seat => seat != writer);
        await other.PullAsync(Space);
        await other.EraseAsync(Space, written);
        _erasable.Remove(written);
        return false;
    }

    private Seat[] Devices(Seat seat) => Ada.Contains(seat) ? Ada : Ben;

    private async Task<Id16> WriteAsync(Seat seat, Chance chance)
    {
        var drafts = Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => Draft(chance)).ToList();
        Shelf.Append(Space, await seat.Vault.SealAsync(Space, drafts));
        foreach (var draft in drafts)
        {
            _erasable[draft.Entry] = Devices(seat);
        }

        return drafts[0].Entry;
    }

    private static Draft Draft(Chance chance)
    {
        ushort[] kinds = [2, 12, 64, 64, 64, 99, 65_535];
        long[] times = [0, 1, Person.Noon, (1L << 53) - 1];
        int[] most = [2, 60, 1000, 1100, 5000, 60_001];
        return new(Id16.Read(chance.Bytes(16)), chance.Of(times), chance.Of(kinds), chance.Bytes(1)[0], chance.Bytes(chance.Below(chance.Of(most))));
    }
}
