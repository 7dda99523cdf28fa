using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Lives the life of the golden file that browsers wrote: two people who have nothing but vault.js.</summary>
internal sealed class BrowserLife(VaultPage page)
{
    private static readonly int[] Lengths = [0, 1, 13, 906, 907, 1500, 5000, 12_000, 20, 30];

    private readonly Shelf _shelf = new();
    private readonly Chance _chance = new("browser life");
    private long _time = Person.Noon;

    public async Task<Life> WriteAsync()
    {
        var (ada, ben) = (await SeatAsync("Ada", "ada.1"), await SeatAsync("Ben", "ben_2"));
        var space = await ada.NewSpaceAsync();
        var early = await SayAsync(ada, space, 10, 20);
        await ada.MeetAsync(ben, space);
        await WriteAsync(ben, space, [new(NextId(), ++_time, 2, 1, [])]);
        foreach (var length in Lengths)
        {
            await SayAsync(length % 2 == 0 ? ada : ben, space, length);
        }

        var three = await SayAsync(ada, space, 40, 50, 60);
        await EraseAsync(ada, space, early[0]);
        await EraseAsync(ada, space, three[1]);
        await EraseAsync(ada, space, three[2]);
        await EraseAsync(ben, space, (await SayAsync(ben, space, 70))[0]);
        await WriteAsync(ada, space, [new(NextId(), ++_time, 99, 7, [1, 2, 3]), new(NextId(), ++_time, 12, 1, [])]);
        await ben.PullAsync(space);
        _shelf.Append(space, [await ((ChromiumVault)ben.Vault).ForgeAsync(space)]);
        await SayAsync(ada, space, 80);
        return new(1, [await ShowAsync(ada, space), await ShowAsync(ben, space)]);
    }

    private async Task<Seat> SeatAsync(string name, string handle)
    {
        var vault = await page.NewVaultAsync();
        var person = new Person(name, await vault.CreateAccountAsync(handle, PasswordOf(name), Limits.IterationFloor, ++_time));
        person.Register(_shelf);
        return await Seat.ChromiumAsync(page, person, _shelf);
    }

    private Task<List<Id16>> SayAsync(Seat seat, Id16 space, params int[] lengths) =>
        WriteAsync(seat, space, [.. lengths.Select(length => new Draft(NextId(), ++_time, 64, 1, _chance.Bytes(length)))]);

    private async Task<List<Id16>> WriteAsync(Seat seat, Id16 space, List<Draft> drafts)
    {
        await seat.PullAsync(space);
        _shelf.Append(space, await seat.Vault.SealAsync(space, drafts));
        await seat.PullAsync(space);
        return [.. drafts.Select(draft => draft.Entry)];
    }

    private static async Task EraseAsync(Seat seat, Id16 space, Id16 target)
    {
        await seat.PullAsync(space);
        await seat.EraseAsync(space, target);
        await seat.PullAsync(space);
    }

    private async Task<LifePerson> ShowAsync(Seat seat, Id16 space)
    {
        var (person, account, entry, words) = (seat.Person, seat.Person.Account, NextId(), "only together"u8.ToArray());
        var blind = new Blind(space, entry, await seat.Vault.BlindKeyAsync(space, entry), await seat.Vault.BlindSealAsync(space, entry, words));
        var reader = await page.NewVaultAsync();
        await reader.DeriveKitAsync(account.SecretKey, account.KitKey!);
        await reader.OpenSlotAsync(account.Account, account.Slots.Single(slot => slot.Type == 2), account.Ldk);
        var local = new LifeLocal("drafts/1", await reader.LocalSealAsync("drafts/1", "not sent yet"u8.ToArray()), "not sent yet"u8.ToArray());
        return new(
            person.Name, account.Handle, PasswordOf(person.Name), account.Seed, account.Iterations, account.SecretKey, account.KitKey!, account.Auth, account.KitAuth!,
            account.Account, account.Slots, account.Ldk, local,
            [await ShowAsync(reader, person, person.Personal), await ShowAsync(reader, person, space)],
            [new(blind, words), new(blind with { Entry = default }, null)]);
    }

    private async Task<LifeSpace> ShowAsync(ChromiumVault reader, Person person, Id16 space)
    {
        var (wraps, frames) = (_shelf.Wraps(person.Name, space), _shelf.After(person.Name, space, 0));
        var opened = await reader.OpenAsync(space, wraps, frames, frames[^1].N);
        return new(space, wraps, frames, opened, await reader.StateWordsAsync(space), await reader.FellowsAsync(space));
    }

    private Id16 NextId() => Id16.Read(_chance.Bytes(16));

    /// <summary>The first is not in normal form KC.</summary>
    private static string PasswordOf(string name) => name == "Ada" ? "Caf\u00e9 \ufb01ve \uff12 \u2460 locks" : "a plain long password";
}
