using Troth.Server.Http;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>Asks for the current AUTH once more: whoever changes what opens an account, who is in a space, or stops a recovery. A stolen token or an unlocked phone is not enough.</summary>
internal sealed class Keyholder(SqliteStore store, Verifier verifier, Rates rates)
{
    /// <summary>The account as it stands, if the AUTH is right. Only wrong ones count against the limit.</summary>
    public Outcome<Account> Check(Caller caller, byte[]? auth, HttpContext context)
    {
        var subject = $"change:{caller.Session}"; // not the account: whoever guesses with a stolen token keeps the owner from nothing
        if (rates.SignIn(subject, context) is { } busy)
        {
            return busy;
        }

        var account = store.Read(db => db.FindAccount(caller.Account))!;
        if (!verifier.IsRight(account.AuthHash, auth ?? []))
        {
            return Refusals.WrongPassword;
        }

        rates.SignedIn(subject, context);
        return account;
    }
}
