using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Live;
using Troth.Server.Store;

namespace Troth.Server.Accounts;

/// <summary>Signing in and out (protocol.md 3.1, 8).</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder api)
    {
        api.MapPost("/kdf", Kdf);
        api.MapPost("/sessions", SignIn);
        api.MapGet("/sessions", Sessions).RequireAuthorization();
        api.MapDelete("/sessions/current", SignOut).RequireAuthorization();
        api.MapDelete("/sessions/{session}", End).RequireAuthorization();
    }

    // An unknown handle gets a seed that only this server could have made up, and always the same one.
    private static Results<Ok<KdfAnswer>, Refusal> Kdf(KdfRequest request, HttpContext context, SqliteStore store, DataFolder folder, Rates rates)
    {
        if (Handles.Read(request.Handle) is not { } handle)
        {
            return Refusals.Malformed("A handle has 3 to 32 of a-z 0-9 . _ - and begins with a letter or a digit.");
        }

        if (rates.Seed(context) is { } busy)
        {
            return busy;
        }

        var fake = HMACSHA256.HashData(folder.Secret, Encoding.ASCII.GetBytes($"seed:{handle}"))[..Credentials.SeedBytes];
        return TypedResults.Ok(store.Read(db => db.FindAccount(handle)) is { } account
            ? new KdfAnswer(account.Seed, account.Iterations)
            : new KdfAnswer(fake, Limits.Iterations));
    }

    private static async Task<Results<Ok<SignInAnswer>, Refusal>> SignIn(
        SignInRequest request, HttpContext context, Door door, SqliteStore store, TimeProvider time)
    {
        var admitted = await door.CheckAsync(new("sign-in", request.Handle, request.Auth, account => account.AuthHash), context);
        if (admitted.Refusal is { } refusal)
        {
            return refusal;
        }

        var (account, subject) = admitted.Value;
        var (token, hash) = BearerHandler.NewToken();
        var answer = await store.WriteAsync<SignInAnswer>(db =>
        {
            db.ForgetFailures(subject);
            db.OpenSession(new(account.Id, request.Device, hash, account.Stamp, Recovered: false), time.Now().Day);
            return db.SignedIn(account, token);
        });
        return TypedResults.Ok(answer.Value);
    }

    private static Ok<SessionsAnswer> Sessions(Caller caller, SqliteStore store) =>
        TypedResults.Ok(new SessionsAnswer(store.Read(db => db.Sessions(caller))));

    private static async Task<NoContent> SignOut(Caller caller, SqliteStore store, Pokes pokes)
    {
        await End(caller.Session, caller, store, pokes);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Refusal>> End(Id16 session, Caller caller, SqliteStore store, Pokes pokes)
    {
        var ended = await store.WriteAsync<Done>(db => db.EndSession(caller.Account, session) ? default(Done) : Refusals.NotFound);
        if (ended.Refusal is { } refusal)
        {
            return refusal;
        }

        // Whoever listens looks whether their session still stands.
        pokes.Tell(caller.Account, Poke.Mailbox);
        return TypedResults.NoContent();
    }

    /// <summary>The answer to a sign-in that worked.</summary>
    internal static SignInAnswer SignedIn(this Sql db, Account account, string token) =>
        new(token, account.Id, account.Personal, account.Seed, account.Iterations, db.Slots(account.Id));
}
