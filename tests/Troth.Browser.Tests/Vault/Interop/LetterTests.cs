using Troth.Protocol;
using Troth.Vault;

namespace Troth.Browser.Tests.Vault.Interop;

/// <summary>Letters from either vault open in either (protocol.md 7.1).</summary>
public sealed class LetterTests(Browser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_letter_of_either_vault_opens_in_both_for_its_reader_only(bool browserInvites)
    {
        await using var page = await VaultPage.OpenAsync(browser);
        var duet = await Duet.MeetAsync(page, browserInvites);
        foreach (var (from, to) in new[] { (duet.Ada, duet.Ben), (duet.Ben, duet.Ada) })
        {
            var (writer, reader) = (await FellowAsync(to[0], duet.Space), await FellowAsync(from[0], duet.Space));
            foreach (var seat in from)
            {
                var (entry, words) = (Id16.New(), "which keys open what"u8.ToArray());
                var letter = await seat.Vault.LetterSealAsync(duet.Space, reader, entry, words);
                foreach (var other in to)
                {
                    Assert.Equal(words, await other.Vault.LetterOpenAsync(duet.Space, writer, entry, letter));
                    await RefusedAsync("wrong_secret", () => other.Vault.LetterOpenAsync(duet.Space, writer, Id16.New(), letter));
                    await RefusedAsync("wrong_secret", () => other.Vault.LetterOpenAsync(duet.Space, writer, entry, letter[1..]));
                    await RefusedAsync("wrong_secret", () => other.Vault.LetterOpenAsync(duet.Space, writer, entry, []));
                    await RefusedAsync("bad_input", () => other.Vault.LetterOpenAsync(duet.Space, reader, entry, letter));
                }

                await RefusedAsync("wrong_secret", () => seat.Vault.LetterOpenAsync(duet.Space, reader, entry, letter));
                await RefusedAsync("bad_input", () => seat.Vault.LetterSealAsync(duet.Space, writer, entry, words));
                await RefusedAsync("unknown_space", () => seat.Vault.LetterSealAsync(Id16.New(), reader, entry, words));
                await RefusedAsync("bad_input", () => seat.Vault.LetterSealAsync(duet.Space, reader, entry, new byte[Limits.BodyBytes + 1]));
            }
        }
    }

    private static async Task<Id16> FellowAsync(Seat seat, Id16 space) => (await seat.Vault.FellowsAsync(space))[0].Member;

    private static async Task RefusedAsync(string code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAsync<VaultException>(call)).Code);
}
