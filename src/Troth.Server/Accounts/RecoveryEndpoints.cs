using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Live;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>The recovery kit: a wait that every signed-in device sees and any of them can cancel (protocol.md 3.3).</summary>
internal static class RecoveryEndpoints
{
    public static void MapRecovery(this RouteGroupBuilder api)
    {
        api.MapPost("/recovery", Recover);
        api.MapDelete("/account/recovery", Cancel).RequireAuthorization();
    }

    private static async Task<Results<Ok<SignInAnswer>, Accepted<RecoveryWait>, Refusal>> Recover(
        RecoveryRequest request, HttpContext context, Door door, SqliteStore store, TimeProvider time, Pokes pokes)
    {
        var admitted = await door.CheckAsync(new("recovery", request.Handle, request.Auth, account => account.KitHash), context);
        if (admitted.Refusal is { } refusal)
        {
            return refusal;
        }

        var step = await store.WriteAsync(db => db.Step(admitted.Value, request.Device, time.Now()));
        if (step.Refusal is { } no)
        {
            return no;
        }

        pokes.Tell(admitted.Value.Account.Id, Poke.Mailbox);
        return step.Value.Answer is { } answer
            ? TypedResults.Ok(answer)
            : TypedResults.Accepted((string?)null, new RecoveryWait(DateTimeOffset.FromUnixTimeSeconds(step.Value.ReadyAt)));
    }

    private static async Task<Results<NoContent, Refusal>> Cancel(Caller caller, Proof proof, HttpContext context, Keyholder keyholder, SqliteStore store, Pokes pokes)
    {
        if (keyholder.Check(caller, proof.Auth, context).Refusal is { } unproven)
        {
            return unproven;
        }

        var cancelled = await store.WriteAsync<Done>(db =>
        {
            if (db.FindAccount(caller.Account)?.RecoveryAt is null)
            {
                return Refusals.RecoveryNone;
            }

            db.SetRecovery(caller.Account, null);
            return default(Done);
        });
        if (cancelled.Refusal is { } refusal)
        {
            return refusal;
        }

        pokes.Tell(caller.Account, Poke.Mailbox);
        return TypedResults.NoContent();
    }

    // The first call starts the wait; a call after it opens a session and ends every other one.
    private static Outcome<RecoveryStep> Step(this Sql db, Admitted admitted, Id16 device, Moment now)
    {
        db.ForgetFailures(admitted.Subject);
        var account = db.FindAccount(admitted.Account.Id);
        if (account?.KitWait is not { } wait || account.KitHash != admitted.Account.KitHash)
        {
            return Refusals.Auth;
        }

        var readyAt = account.RecoveryAt ?? now.Seconds + Days.Hours(wait);
        if (now.Seconds < readyAt)
        {
            db.SetRecovery(account.Id, readyAt);
            return new RecoveryStep(readyAt, null);
        }

        var stamp = RandomNumberGenerator.GetBytes(Id16.Length);
        var (token, hash) = BearerHandler.NewToken();
        db.EndSessions(account.Id);
        db.SetStamp(account.Id, stamp);
        db.SetRecovery(account.Id, null);
        db.OpenSession(new(account.Id, device, hash, stamp, Recovered: true), now.Day);
        return new RecoveryStep(readyAt, db.SignedIn(account, token));
    }

    private sealed record RecoveryStep(long ReadyAt, SignInAnswer? Answer);
}
