using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Troth.Server.Http;

namespace Troth.Server.Store;

/// <summary>The database file: one writer, and a pool of read-only connections that never wait for it.</summary>
internal sealed class SqliteStore : IAsyncDisposable
{
    private readonly ConcurrentBag<Sql> readers = [];
    private readonly SqliteWriter writer;
    private readonly string path;
    private long sessionsVersion;

    public SqliteStore(DataFolder folder)
    {
        path = folder.Database;
        var db = Sql.Open(path, SqliteOpenMode.ReadWriteCreate);
        SqliteSchema.Ensure(db);
        writer = new(db, () => Interlocked.Increment(ref sessionsVersion));
    }

    /// <summary>Changes before anybody is told that something was written that a session stands on.</summary>
    public long SessionsVersion => Interlocked.Read(ref sessionsVersion);

    /// <summary>Reads one consistent state of the database.</summary>
    public T Read<T>(Func<Sql, T> query)
    {
        if (!readers.TryTake(out var db))
        {
            db = Sql.Open(path, SqliteOpenMode.ReadOnly);
        }

        try
        {
            db.Run("BEGIN");
            var answer = query(db);
            db.Run("COMMIT");
            readers.Add(db);
            return answer;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>Writes with the next group: all of it, or after a refusal or an exception nothing.</summary>
    public Task<Outcome<T>> WriteAsync<T>(Func<Sql, Outcome<T>> work) => writer.WriteAsync(work);

    /// <summary>The same for work that refuses before it writes anything.</summary>
    public Task<Outcome<T>> WriteCheckedAsync<T>(Func<Sql, Outcome<T>> work) => writer.WriteAsync(work, checksFirst: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (readers.TryTake(out var db))
        {
            db.Dispose();
        }

        await writer.DisposeAsync();
    }
}
