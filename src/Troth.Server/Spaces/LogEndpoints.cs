using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Live;
using Troth.Server.Store;

namespace Troth.Server.Spaces;

/// <summary>The log of a space: read, append, erase (protocol.md 6, 8).</summary>
internal static class LogEndpoints
{
    /// <summary>Names the epoch that the caller sealed for.</summary>
    public const string EpochHeader = "Troth-Epoch";

    /// <summary>Carries the head as <c>n:h</c>.</summary>
    public const string HeadHeader = "Troth-Head";

    public static void MapLog(this RouteGroupBuilder api)
    {
        var space = api.MapGroup("/spaces/{space}").RequireAuthorization();
        space.MapGet("/log", Read);
        space.MapPost("/log", Append);
        space.MapDelete("/entries/{entry}/body", Erase);
    }

    private static Results<FileContentHttpResult, Refusal> Read(
        Id16 space, Caller caller, SqliteStore store, HttpResponse response, long after = 0, int limit = Limits.PageEntries)
    {
        if (after < 0 || limit is < 1 or > Limits.PageEntries)
        {
            return Refusals.Malformed($"A page has 1 to {Limits.PageEntries} entries and begins after place 0 or later.") with { Limit = Limits.PageEntries };
        }

        var page = store.Read(db => db.ReadLog(caller.Account, space, after, limit));
        if (page.Refusal is { } refusal)
        {
            return refusal;
        }

        var head = page.Value.Head;
        response.Headers[HeadHeader] = string.Create(CultureInfo.InvariantCulture, $"{head.N}:{Convert.ToHexStringLower(head.H)}");
        return TypedResults.Bytes(Frames.WritePlaced(page.Value.Frames), Frames.MediaType);
    }

    private static async Task<Results<Ok<AppendAnswer>, Refusal>> Append(
        Id16 space, [FromHeader(Name = EpochHeader)] uint epoch, RawBody body, Caller caller, SqliteStore store, TimeProvider time, Pokes pokes, Rates rates)
    {
        if (rates.Append(caller.Account) is { } busy)
        {
            return busy;
        }

        var batch = Batch.Read(body.Bytes);
        if (batch.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!batch.Value.Entries.All(entry => entry.Header.Flags == EntryFlags.None && entry.Header.Space == space && entry.Header.Epoch == epoch))
        {
            return Refusals.Malformed($"Here go ordinary entries of this space and of the epoch in {EpochHeader}; commits and erasures have their own addresses.");
        }

        var written = await store.WriteCheckedAsync(db => db.Append(caller.Account, space, batch.Value, time.Now().Day));
        return SpaceEndpoints.Answer(written, space, pokes);
    }

    private static async Task<Results<Ok<AppendAnswer>, Refusal>> Erase(
        Id16 space, Id16 entry, RawBody body, Caller caller, SqliteStore store, TimeProvider time, Pokes pokes)
    {
        if (body.Bytes.Length < SqliteErasure.TokenBytes)
        {
            return Refusals.Malformed("An erasure is a token of 32 bytes and the frame of its record.");
        }

        var token = body.Bytes[..SqliteErasure.TokenBytes];
        var record = Batch.ReadOne(body.Bytes.AsSpan(SqliteErasure.TokenBytes), EntryFlags.Erase);
        if (record.Refusal is { } refusal)
        {
            return refusal;
        }

        // Erasing is possible in a full space, so its record must stay small.
        if (record.Value.Header.Space != space || record.Value.Body.Length > Limits.BlobBytes)
        {
            return Refusals.Malformed($"An erase record is for this space, and its body has at most {Limits.BlobBytes} bytes.") with { Limit = Limits.BlobBytes };
        }

        var written = await store.WriteAsync(db => db.Erase(caller.Account, entry, token, record.Value, time.Now().Day));
        return SpaceEndpoints.Answer(written, space, pokes);
    }
}
