using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Spaces;
using Troth.Server.Store;

namespace Troth.Bench;

/// <summary>Somebody with an account, signed in, and a space of two that the neighbour is in too.</summary>
internal sealed record Resident(Id16 Account, Id16 Space, string Token);

/// <summary>A data folder in which many people are signed in already. Written before the server starts: hundreds of sign-ins would take longer than all that is measured.</summary>
internal static class Crowd
{
    private static readonly byte[] Blob = RandomNumberGenerator.GetBytes(178);

    public static IReadOnlyList<Resident> Settle(string folder, int people)
    {
        var path = new DataFolder(folder).Database;
        using var db = Sql.Open(path, SqliteOpenMode.ReadWriteCreate);
        SqliteSchema.Ensure(db);
        var today = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 86_400;
        db.Run("BEGIN");
        var residents = Enumerable.Range(0, people).Select(each => Settle(db, each, (int)today)).ToList();
        for (var each = 0; each < people; each++)
        {
            db.AddMember(residents[each].Space, new(Id16.New(), residents[(each + 1) % people].Account, 1));
        }

        db.Run("COMMIT");
        return residents;
    }

    private static Resident Settle(Sql db, int number, int today)
    {
        var (account, space, stamp) = (Id16.New(), Id16.New(), RandomNumberGenerator.GetBytes(16));
        db.AddAccount(new(account, $"person-{number}", Blob[..16], Limits.IterationFloor, "none", null, null, null, stamp, Id16.New()), today);
        var opening = Opening.Read(new(space, Id16.New(), Frames.Write([Entry(space, EntryFlags.Commit, Blob)]), null)).Value;
        _ = db.AddSpace(account, opening, today).Value;
        var (token, hash) = BearerHandler.NewToken();
        db.OpenSession(new(account, Id16.New(), hash, stamp, false), today);
        return new(account, space, token);
    }

    /// <summary>An entry whose body nobody can open; a server never tries.</summary>
    public static Frame Entry(Id16 space, EntryFlags flags, byte[] body) =>
        new(0, new EntryHeader(flags, space, Id16.New(), 0, SHA256.HashData(Blob), SHA256.HashData(body), body.Length).ToBytes(), body);
}
