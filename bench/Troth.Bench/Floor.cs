using Microsoft.Data.Sqlite;
using Troth.Server.Http;
using Troth.Server.Store;

namespace Troth.Bench;

/// <summary>
/// What cannot be beaten: the same Kestrel, the same SQLite settings, the same grouping of writes, and one bare insert of the bytes that came. No account,
/// no membership, no epoch, no chain, no limit, and nobody is told.
/// </summary>
internal static class Floor
{
    private static readonly byte[] Answer = """{"n":1}"""u8.ToArray();

    public static async Task RunAsync(string data, string port)
    {
        Directory.CreateDirectory(data);
        var db = Sql.Open(Path.Combine(data, "floor.db"), SqliteOpenMode.ReadWriteCreate);
        db.Run("CREATE TABLE IF NOT EXISTS entry(n INTEGER PRIMARY KEY, frame BLOB NOT NULL) STRICT");
        await using var writer = new SqliteWriter(db);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var frame = (await RawBody.BindAsync(context))!.Bytes;
            if (frame.Length > 0)
            {
                await writer.WriteAsync(Insert(frame), checksFirst: true);
            }

            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer);
        });
        await app.RunAsync();
    }

    private static Func<Sql, Outcome<Done>> Insert(byte[] frame) => db =>
    {
        db.Run("INSERT INTO entry(frame) VALUES($1)", frame);
        return default(Done);
    };
}
