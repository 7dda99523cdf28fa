using Troth.Domain;
using Troth.Protocol;
using Troth.Vault;
using Troth.Vault.Sync;

namespace Troth.Client.Port;

/// <summary>Turns what can go wrong beyond the device into the keys of the sentences that pages show.</summary>
internal static class Sentences
{
    /// <summary>Whether a failure is one that a person is told about; anything else is a fault of ours and surfaces as such.</summary>
    public static bool Tells(Exception failure) => failure is HttpRequestException or RelayException or VaultException;

    /// <summary>The key of the sentence for a failure.</summary>
    public static string For(Exception failure) => failure switch
    {
        HttpRequestException or OperationCanceledException => "port.offline",
        RelayException { Code: ProblemCodes.Auth } => "port.signed-out",
        VaultException { Code: "invite_bad" } => "port.invite-bad",
        VaultException { Code: "invite_leaked" } => "port.invite-leaked",
        RelayException { Code: ProblemCodes.InviteGone or ProblemCodes.NotFound } => "port.invite-gone",
        RelayException { Code: ProblemCodes.InviteFull } => "port.invite-full",
        _ => "port.unavailable",
    };

    /// <summary>The key of the sentence for a space that has stopped.</summary>
    public static string For(Fault fault) => fault switch
    {
        Fault.Gap or Fault.Duplicate or Fault.Device or Fault.Seen => "port.history",
        Fault.Body or Fault.Erasure => "port.contents",
        Fault.Epoch or Fault.Author or Fault.Commit => "port.keys",
        _ => "port.damaged",
    };

    /// <summary>Runs something that reaches beyond the device; null when it is done, or the key of a sentence.</summary>
    public static async Task<string?> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception failure) when (Tells(failure))
        {
            return For(failure);
        }
    }

    /// <summary>Like <see cref="TryAsync(Func{Task})"/>, for something that answers.</summary>
    public static async Task<Answer<T>> TryAsync<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            return new(await work(), null);
        }
        catch (Exception failure) when (Tells(failure))
        {
            return new(null, For(failure));
        }
    }
}
