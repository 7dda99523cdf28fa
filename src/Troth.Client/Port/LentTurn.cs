using Troth.Client.Interop;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>
/// Lends the turn of the personal space to the shell, where a new password or a new kit is made: both add to the list of slots there
/// (docs/protocol.md 6.6), and only one batch at a time can be sealed. What was made stays with the shell; only the frames come here.
/// </summary>
internal sealed class LentTurn(Replica replica, Tabs tabs, CancellationToken stop)
{
    /// <summary>Lends it from now on.</summary>
    public void Lend() => Bridge.RegisterTurn(() => _ = TakeAsync());

    private async Task TakeAsync()
    {
        try
        {
            await tabs.LeadAsync();
            await replica.SendAsync(replica.Personal, SealAsync, stop);
            Bridge.Appended("");
        }
        catch (Exception failure) when (Sentences.Tells(failure))
        {
            Bridge.Appended(failure switch
            {
                VaultException refused => refused.Code,
                RelayException refused => refused.Code,
                _ => "offline",
            });
        }
    }

    private static async Task<IReadOnlyList<Frame>> SealAsync()
    {
        using var made = await Bridge.SealAskedAsync();
        return made.GetPropertyAsString("error") is { } code
            ? throw new VaultException(code)
            : Frames.Read(made.GetPropertyAsByteArray("personal")!, out _) ?? throw new VaultException("internal");
    }
}
