using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Accounts;
using Troth.Server.Http;
using Troth.Server.Live;
using Troth.Server.Store;

namespace Troth.Server.Spaces;

/// <summary>Spaces: opening, commits, wraps, leaving (protocol.md 5, 8).</summary>
internal static class SpaceEndpoints
{
    public static void MapSpaces(this RouteGroupBuilder api)
    {
        var spaces = api.MapGroup("/spaces").RequireAuthorization();
        spaces.MapPost("", Open);
        spaces.MapPost("/{space}/commits", Commit);
        spaces.MapGet("/{space}/wraps", Wraps);
        spaces.MapDelete("/{space}/members/me", Leave);
    }

    private static async Task<Results<Ok<AppendAnswer>, Refusal>> Open(
        NewSpace request, Caller caller, SqliteStore store, TimeProvider time, Pokes pokes, Rates rates)
    {
        if (rates.Append(caller.Account) is { } busy)
        {
            return busy;
        }

        var opening = Opening.Read(request);
        if (opening.Refusal is { } refusal)
        {
            return refusal;
        }

        var written = await store.WriteAsync(db => db.AddSpace(caller.Account, opening.Value, time.Now().Day));
        return Answer(written, request.Space, pokes);
    }

    private static async Task<Results<Ok<AppendAnswer>, Refusal>> Commit(
        Id16 space, CommitRequest request, Caller caller, Proof proof, HttpContext context, Keyholder keyholder, SqliteStore store, TimeProvider time, Pokes pokes, Rates rates)
    {
        if (rates.Append(caller.Account) is { } busy)
        {
            return busy;
        }

        var commit = ReadCommit(space, request);
        if ((commit.Refusal ?? keyholder.Check(caller, proof.Auth, context).Refusal) is { } refusal)
        {
            return refusal;
        }

        var written = await store.WriteAsync(db => db.Commit(caller.Account, request, commit.Value, time.Now()));
        return Answer(written, space, pokes);
    }

    private static Results<Ok<WrapsAnswer>, Refusal> Wraps(Id16 space, Caller caller, SqliteStore store)
    {
        var wraps = store.Read(db => db.Wraps(caller.Account, space));
        return wraps.Refusal is { } refusal ? refusal : TypedResults.Ok(wraps.Value);
    }

    // Nothing is pushed: the others see it when they next look.
    private static async Task<Results<NoContent, Refusal>> Leave(
        Id16 space, Caller caller, Proof proof, HttpContext context, Keyholder keyholder, SqliteStore store)
    {
        if (keyholder.Check(caller, proof.Auth, context).Refusal is { } unproven)
        {
            return unproven;
        }

        var left = await store.WriteAsync(db => db.Leave(caller.Account, space));
        return left.Refusal is { } refusal ? refusal : TypedResults.NoContent();
    }

    private static Outcome<Incoming> ReadCommit(Id16 space, CommitRequest request)
    {
        var commit = Batch.ReadOne(request.Frame, EntryFlags.Commit);
        if (commit.Refusal is not null)
        {
            return commit;
        }

        if (commit.Value.Header.Space != space || commit.Value.Header.Epoch != request.ExpectedEpoch + 1L)
        {
            return Refusals.Malformed("The commit is for this space and for the epoch after the expected one.");
        }

        return request.Wraps.All(wrap => wrap is not null && Blobs.Fit(wrap.Blob)) && request.Add.All(joiner => joiner is not null)
            ? commit
            : Blobs.Refused;
    }

    /// <summary>Tells the members, then answers.</summary>
    internal static Results<Ok<AppendAnswer>, Refusal> Answer(Outcome<Written> written, Id16 space, Pokes pokes)
    {
        if (written.Refusal is { } refusal)
        {
            return refusal;
        }

        pokes.Tell(written.Value, space);
        return TypedResults.Ok(written.Value.Answer);
    }
}
