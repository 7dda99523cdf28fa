using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Tests;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>What both vaults do where a record is read anew (protocol.md 6.4, kind 8).</summary>
public sealed class HealTests(Browser browser)
{
    private const ushort Heal = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_vault_seals_a_heal_in_the_personal_space_and_there_alone_and_both_read_it(bool browserInvites)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        foreach (var seat in duet.Ada)
        {
            var pin = new HeadPin(duet.Space, 3, Chain.Start(duet.Space));
            Draft[] drafts = [new(Id16.New(), Person.Noon, Heal, 1, pin.ToBytes())];
            await RefusedAsync("bad_input", () => seat.Vault.SealAsync(duet.Space, drafts));
            duet.Shelf.Append(seat.Person.Personal, await seat.Vault.SealAsync(seat.Person.Personal, drafts));
            foreach (var reader in duet.Ada)
            {
                var item = (await reader.PullAsync(seat.Person.Personal)).Items[^1];
                Assert.True(item is { Kind: Heal, Mine: true, State: ItemState.Verified });
                Assert.Equal(pin.ToBytes(), item.Payload);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_space_that_is_forgotten_opens_anew_from_its_first_frame_even_after_it_has_stopped(bool browserInvites)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        foreach (var seat in duet.Ada.Concat(duet.Ben))
        {
            var words = await seat.Vault.StateWordsAsync(duet.Space);
            var (frames, wraps) = (duet.Shelf.After(seat.Person.Name, duet.Space, 0), duet.Shelf.Wraps(seat.Person.Name, duet.Space));
            Assert.Equal(Fault.Gap, (await seat.Vault.OpenAsync(duet.Space, wraps, [], 99)).Fault);
            await seat.Vault.ForgetAsync(duet.Space);
            await RefusedAsync("unknown_space", () => seat.Vault.StateWordsAsync(duet.Space));

            var opened = await seat.Vault.OpenAsync(duet.Space, wraps, frames, frames[^1].N);

            Assert.Equal((Fault.None, frames[^1].N), (opened.Fault, opened.N));
            Assert.Equal(words, await seat.Vault.StateWordsAsync(duet.Space));
            Assert.Equal(words, await seat.Vault.StateWordsAsync(duet.Space, opened.H));
            Assert.NotEqual(words, await seat.Vault.StateWordsAsync(duet.Space, Chain.Start(duet.Space)));
            Assert.Single(await seat.Vault.SealAsync(duet.Space, [Device.Draft("and on")]));
            await RefusedAsync("bad_input", () => seat.Vault.ForgetAsync(seat.Person.Personal));
        }
    }

    private static async Task RefusedAsync(string code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAsync<VaultException>(call)).Code);
}
