using System.Net.ServerSentEvents;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Store;

namespace Troth.Server.Live;

/// <summary>GET /heads and GET /poke: how a device learns that there is something new.</summary>
internal static class LiveEndpoints
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(Limits.WaitSeconds);

    public static void MapLive(this RouteGroupBuilder api)
    {
        api.MapGet("/heads", Heads).RequireAuthorization();
        api.MapGet("/poke", Listen).RequireAuthorization();
    }

    /// <summary>Answers at once, or waits for up to <paramref name="wait"/> seconds while the version is still <paramref name="since"/>.</summary>
    private static async Task<Results<Ok<HeadsAnswer>, Refusal>> Heads(
        Caller caller, HeadsReader heads, Pokes pokes, CancellationToken gone, string? since = null, int wait = 0)
    {
        if (wait is < 0 or > Limits.WaitSeconds)
        {
            return Refusals.Malformed($"The wait is 0 to {Limits.WaitSeconds} seconds.") with { Limit = Limits.WaitSeconds };
        }

        if (wait == 0 || since is null)
        {
            return TypedResults.Ok(heads.Read(caller.Account));
        }

        // Listen first, then look: what moves in between is heard.
        using var ear = pokes.Listen(caller.Account, TimeSpan.FromSeconds(wait), gone);
        var answer = heads.Read(caller.Account);
        if (answer.Version != since)
        {
            return TypedResults.Ok(answer);
        }

        await foreach (var sound in ear.Sounds)
        {
            if (!heads.Lives(caller))
            {
                return Refusals.Auth;
            }

            answer = heads.Read(caller.Account);
            if (sound.EventType == Poke.BeatType || answer.Version != since)
            {
                break;
            }
        }

        return TypedResults.Ok(answer);
    }

    private static Results<ServerSentEventsResult<string>, Refusal> Listen(
        Caller caller, HeadsReader heads, Pokes pokes, PokeStreams streams, CancellationToken gone) =>
        streams.TryTake(caller.Account)
            ? TypedResults.ServerSentEvents(Stream(caller, heads, pokes.Listen(caller.Account, BeatEvery, gone), streams))
            : Refusals.Rate("open poke streams of an account", Limits.Pokes, BeatEvery);

    private static async IAsyncEnumerable<SseItem<string>> Stream(Caller caller, HeadsReader heads, Ear ear, PokeStreams streams)
    {
        try
        {
            // The first beat sends the headers, so that the client knows it is listening.
            yield return Poke.Beat;
            await foreach (var sound in ear.Sounds)
            {
                if (!heads.Lives(caller))
                {
                    break;
                }

                yield return sound;
            }
        }
        finally
        {
            ear.Dispose();
            streams.GiveBack(caller.Account);
        }
    }
}

/// <summary>Reads the heads of an account with the version of it all.</summary>
internal sealed class HeadsReader(SqliteStore store, TimeProvider time)
{
    public HeadsAnswer Read(Id16 account)
    {
        var now = time.Now();
        return store.Read(db =>
        {
            var mailbox = db.Mailbox(account, now);
            var recovery = db.FindAccount(account)?.RecoveryAt;
            var answer = new HeadsAnswer("", db.Heads(account), mailbox.Count, recovery is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null);
            return answer with { Version = Version(answer, mailbox) };
        });
    }

    /// <summary>Whether the caller's session still stands.</summary>
    public bool Lives(Caller caller)
    {
        var today = time.Now().Day;
        return store.Read(db => db.Lives(caller, today));
    }

    private static string Version(HeadsAnswer answer, List<MailboxMessage> mailbox)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(answer, ProtocolJson.Default.HeadsAnswer));
        foreach (var message in mailbox)
        {
            hash.AppendData(message.Message.ToBytes());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
