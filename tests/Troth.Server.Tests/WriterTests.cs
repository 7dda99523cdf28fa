using Microsoft.Data.Sqlite;
using Troth.Server.Http;
using Troth.Server.Store;

namespace Troth.Server.Tests;

public sealed class WriterTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("troth-writer-").FullName;
    private readonly Sql _db;
    private readonly SqliteWriter _writer;
    private int _told;

    public WriterTests()
    {
        _db = Sql.Open(Path.Combine(_folder, "troth.db"), SqliteOpenMode.ReadWriteCreate);
        SqliteSchema.Ensure(_db);
        _writer = new(_db, () => _told++);
    }

    [Fact]
    public async Task Work_that_said_it_checks_first_and_does_not_leaves_nothing_and_the_writer_goes_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _writer.WriteAsync<Done>(WriteThenRefuse, checksFirst: true));
        await Assert.ThrowsAsync<FormatException>(() => _writer.WriteAsync<Done>(WriteThenBreak, checksFirst: true));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Other_work_takes_back_its_own_part_only()
    {
        var refused = _writer.WriteAsync<Done>(WriteThenRefuse);
        var broken = _writer.WriteAsync<Done>(WriteThenBreak);
        var kept = _writer.WriteAsync<Done>(Write);

        Assert.Equal(Refusals.NotFound, (await refused).Refusal);
        await Assert.ThrowsAsync<FormatException>(() => broken);
        Assert.Null((await kept).Refusal);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Whoever_remembers_sessions_is_told_when_one_may_have_changed_and_only_then()
    {
        await _writer.WriteAsync<Done>(Write);
        Assert.Equal(0, _told);
        await _writer.WriteAsync<Done>(db =>
        {
            db.EndSessions(Troth.Protocol.Id16.New());
            return default(Done);
        });
        Assert.Equal(1, _told);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Outcome<Done> Write(Sql db)
    {
        db.Run("INSERT INTO failure(subject, count, expires_at) VALUES($1, 1, 1)", Sealed.Auth());
        return default(Done);
    }

    private static Outcome<Done> WriteThenRefuse(Sql db)
    {
        Write(db);
        return Refusals.NotFound;
    }

    private static Outcome<Done> WriteThenBreak(Sql db)
    {
        Write(db);
        throw new FormatException();
    }

    private async Task<long> CountAsync() => (await _writer.WriteAsync<long>(db => db.Number("SELECT count(*) FROM failure"))).Value;
}
