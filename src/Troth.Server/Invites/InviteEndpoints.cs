using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Live;
using Troth.Server.Store;

namespace Troth.Server.Invites;

/// <summary>Invitations and the mailbox in which their claims wait (protocol.md 4.3).</summary>
internal static class InviteEndpoints
{
    public static void MapInvites(this RouteGroupBuilder api)
    {
        api.MapPost("/invites", Make).RequireAuthorization();

        // Somebody who was invited may not have an account yet; the id is as good as a key, and the offer is sealed.
        api.MapGet("/invites/{invite}", Find);
        api.MapPost("/invites/{invite}/claims", Claim).RequireAuthorization();
        api.MapDelete("/invites/{invite}/claims/mine", TakeBack).RequireAuthorization();
        api.MapDelete("/invites/{invite}", Withdraw).RequireAuthorization();
        api.MapGet("/mailbox", Mailbox).RequireAuthorization();
        api.MapDelete("/mailbox/{message}", Drop).RequireAuthorization();
    }

    private static async Task<Results<Ok<InviteAnswer>, Refusal>> Make(
        InviteRequest request, Caller caller, SqliteStore store, TimeProvider time, Rates rates)
    {
        if (!Blobs.Fit(request.Offer))
        {
            return Blobs.Refused;
        }

        if (rates.Invite(caller.Account) is { } busy)
        {
            return busy;
        }

        var made = await store.WriteAsync(db => db.AddInvite(caller.Account, request, time.Now()));
        return made.Refusal is { } refusal ? refusal : TypedResults.Ok(Answer(made.Value));
    }

    private static Results<Ok<InviteAnswer>, Refusal> Find(Id16 invite, SqliteStore store, TimeProvider time) =>
        store.Read(db => db.FindInvite(invite)) is { Void: false } found && found.Expires > time.Now().Seconds
            ? TypedResults.Ok(Answer(found))
            : Refusals.InviteGone;

    private static async Task<Results<NoContent, Refusal>> Claim(
        Id16 invite, ClaimRequest request, Caller caller, HttpContext context, SqliteStore store, TimeProvider time, Pokes pokes, Rates rates)
    {
        if (!Blobs.Fit(request.Claim))
        {
            return Blobs.Refused;
        }

        if (rates.Claim(context) is { } busy)
        {
            return busy;
        }

        var claimed = await store.WriteAsync(db => db.AddClaim(caller.Account, invite, request.Claim, time.Now()));
        if (claimed.Refusal is { } refusal)
        {
            return refusal;
        }

        // The second claim ends the invitation for whoever claimed it first: they wait for nothing.
        foreach (var claimant in claimed.Value.Void ? store.Read(db => db.Claimants(invite)) : [])
        {
            pokes.Tell(claimant.Account, Poke.Mailbox);
        }

        pokes.Tell(claimed.Value.Inviter, Poke.Mailbox);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> TakeBack(Id16 invite, Caller caller, SqliteStore store)
    {
        await store.WriteAsync<Done>(db =>
        {
            db.TakeBack(caller.Account, invite);
            return default(Done);
        });
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Refusal>> Withdraw(Id16 invite, Caller caller, SqliteStore store)
    {
        var withdrawn = await store.WriteAsync(db => db.Withdraw(caller.Account, invite));
        return withdrawn.Refusal is { } refusal ? refusal : TypedResults.NoContent();
    }

    private static Ok<MailboxAnswer> Mailbox(Caller caller, SqliteStore store, TimeProvider time) =>
        TypedResults.Ok(new MailboxAnswer(store.Read(db => db.Mailbox(caller.Account, time.Now()))));

    private static async Task<NoContent> Drop(Id16 message, Caller caller, SqliteStore store)
    {
        await store.WriteAsync<Done>(db =>
        {
            db.DropMessage(caller.Account, message);
            return default(Done);
        });
        return TypedResults.NoContent();
    }

    private static InviteAnswer Answer(Invite invite) => new(invite.Offer, DateTimeOffset.FromUnixTimeSeconds(invite.Expires));
}
