using System.Security.Cryptography;
using System.Text;
using Troth.Server.Http;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>An attempt to come in.</summary>
/// <param name="Purpose">What for: each purpose is counted by itself.</param>
/// <param name="Hash">The hash of the account that the AUTH is compared with.</param>
internal sealed record Attempt(string Purpose, string Handle, byte[] Auth, Func<Account, string?> Hash);

/// <summary>Somebody whose AUTH was right.</summary>
/// <param name="Subject">Under which failed attempts are counted.</param>
internal sealed record Admitted(Account Account, byte[] Subject);

/// <summary>Checks AUTH. An unknown handle takes the same path as a known one: the same limits, the same lock, the same hash, the same answer.</summary>
internal sealed class Door(SqliteStore store, Verifier verifier, Rates rates, TimeProvider time, DataFolder folder)
{
    public async Task<Outcome<Admitted>> CheckAsync(Attempt attempt, HttpContext context)
    {
        if (Handles.Read(attempt.Handle) is not { } handle || attempt.Auth.Length != Verifier.AuthBytes)
        {
            return Refusals.Malformed("A handle and an AUTH of 32 bytes are needed.");
        }

        // Counted for the handle from this network only: AUTH cannot be guessed, and nobody elsewhere may lock somebody out by trying.
        var tried = $"{attempt.Purpose}:{handle}:{rates.Network(context)}";
        var subject = HMACSHA256.HashData(folder.Secret, Encoding.ASCII.GetBytes(tried));
        if ((rates.SignIn(tried, context) ?? Locked(subject)) is { } busy)
        {
            return busy;
        }

        var account = store.Read(db => db.FindAccount(handle));
        if (verifier.IsRight(account is null ? null : attempt.Hash(account), attempt.Auth))
        {
            rates.SignedIn(tried, context);
            return new Admitted(account!, subject);
        }

        await store.WriteAsync<Done>(db =>
        {
            db.CountFailure(subject, time.Now().Seconds);
            return default(Done);
        });
        return Refusals.Auth;
    }

    private Refusal? Locked(byte[] subject)
    {
        var now = time.Now().Seconds;
        var until = store.Read(db => db.LockedUntil(subject, now));
        return until == 0 ? null : Refusals.Rate("failed sign-ins", Protocol.Limits.SignIns, TimeSpan.FromSeconds(until - now));
    }
}
