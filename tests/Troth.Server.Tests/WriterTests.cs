using Microsoft.Data.Sqlite;
using Troth.Protocol;
using Troth.Server.Http;
using Troth.Server.Spaces;
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
            db.EndSessions(Id16.New());
            return default(Done);
        });
        Assert.Equal(1, _told);
    }

    [Fact]
    public async Task A_group_that_was_not_committed_is_not_remembered_by_the_next_append()
    {
        var (account, space) = (Id16.New(), Id16.New());
        await _writer.WriteAsync(db => Settle(db, account, space));
        Assert.Equal(2, (await AppendAsync(account, space)).Value.Answer.N);

        await Assert.ThrowsAsync<FormatException>(() => _writer.WriteAsync<Written>(
            db =>
            {
                Append(db, account, space);
                throw new FormatException();
            },
            checksFirst: true));

        Assert.Equal(3, (await AppendAsync(account, space)).Value.Answer.N);
    }

    [Fact]
    public async Task An_append_sees_what_other_work_did_to_its_space()
    {
        var (account, space) = (Id16.New(), Id16.New());
        await _writer.WriteAsync(db => Settle(db, account, space));
        await AppendAsync(account, space);

        await _writer.WriteAsync<Done>(db =>
        {
            db.Run("UPDATE member SET ended = 1");
            return default(Done);
        });

        Assert.Equal(Refusals.NotMember, (await AppendAsync(account, space)).Refusal);
    }

    [Fact]
    public async Task An_append_sees_what_somebody_else_did_to_the_file()
    {
        var (account, space) = (Id16.New(), Id16.New());
        await _writer.WriteAsync(db => Settle(db, account, space));
        await AppendAsync(account, space);

        using (var other = Sql.Open(Path.Combine(_folder, "troth.db"), SqliteOpenMode.ReadWrite))
        {
            other.Run("UPDATE member SET ended = 1");
        }

        Assert.Equal(Refusals.NotMember, (await AppendAsync(account, space)).Refusal);
    }

    [Fact]
    public void A_space_that_opens_with_one_id_twice_is_refused_before_its_key_would_break_a_later_group()
    {
        var space = Id16.New();
        var entry = Sealed.Entry(space);

        Assert.NotNull(Opening.Read(new(space, Id16.New(), Frames.Write([Sealed.Commit(space, 0), entry, entry]), null)).Refusal);
        Assert.Null(Opening.Read(new(space, Id16.New(), Frames.Write([Sealed.Commit(space, 0), entry]), null)).Refusal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entry_is_known_again_before_and_after_its_key_is_written(bool remembered)
    {
        var (account, space) = (Id16.New(), Id16.New());
        Frame[] entries = [.. Enumerable.Range(0, 150).Select(_ => Sealed.Entry(space))];
        await _writer.WriteAsync(db => Settle(db, account, space));
        foreach (var entry in entries)
        {
            await AppendAsync(account, space, entry);
        }

        if (!remembered)
        {
            await _writer.WriteAsync<Done>(Write);
        }

        Assert.Equal(128, await CountAsync("entry_key"));
        await AreKnownAsync(account, space, entries);
        Assert.Equal(151, await CountAsync("entry"));
    }

    [Fact]
    public async Task A_batch_over_a_waymark_is_known_again_also_when_its_group_failed_before()
    {
        var (account, space) = (Id16.New(), Id16.New());
        Frame[] entries = [.. Enumerable.Range(0, 100).Select(_ => Sealed.Entry(space))];
        await _writer.WriteAsync(db => Settle(db, account, space));
        await AppendAsync(account, space, entries[0]);

        await Assert.ThrowsAsync<FormatException>(() => _writer.WriteAsync<Written>(
            db =>
            {
                Append(db, account, space, entries);
                throw new FormatException();
            },
            checksFirst: true));
        Assert.Equal(0, await CountAsync("entry_key"));

        Assert.All((await AppendAsync(account, space, entries)).Value.Answer.Entries.Skip(1), place => Assert.False(place.Existing));
        Assert.Equal(64, await CountAsync("entry_key"));
        Assert.All((await AppendAsync(account, space, entries)).Value.Answer.Entries, place => Assert.True(place.Existing));
        await AreKnownAsync(account, space, entries);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(90)]
    public async Task An_id_stands_for_one_entry_before_and_after_its_key_is_written(int which)
    {
        var (account, space) = (Id16.New(), Id16.New());
        Frame[] entries = [.. Enumerable.Range(0, 100).Select(_ => Sealed.Entry(space))];
        await _writer.WriteAsync(db => Settle(db, account, space));
        await AppendAsync(account, space, entries);

        Assert.Equal(Refusals.IdConflict, (await AppendAsync(account, space, Sealed.Entry(space, id: entries[which].Id()))).Refusal);
        var record = Batch.ReadOne(Frames.Write([Sealed.Entry(space, flags: EntryFlags.Erase)]), EntryFlags.Erase).Value;
        var erased = await _writer.WriteAsync(db => db.Erase(account, entries[which].Id(), Sealed.Token, record, 1));
        Assert.Equal(102, erased.Value.Answer.N);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_file_of_an_older_version_is_brought_up_to_date_and_knows_every_entry(int version)
    {
        var (account, space, whole) = (Id16.New(), Id16.New(), Id16.New());
        Frame[] entries = [.. Enumerable.Range(0, 127).Select(_ => Sealed.Entry(space))];
        await _writer.WriteAsync(db => Settle(db, account, space));
        await _writer.WriteAsync(db => Open(db, account, whole));
        foreach (var entry in entries)
        {
            await AppendAsync(account, space, entry);
            await AppendAsync(account, whole, Sealed.Entry(whole));
        }

        await _writer.WriteAsync<Done>(db =>
        {
            // As it was there with 100 entries, beside a space with 128: each had its key.
            var no = db.FindHead(space)!.No;
            db.Script($"DELETE FROM entry_key WHERE entry_no IN (SELECT entry_no FROM entry WHERE space_no = {no} AND n > 100)");
            db.Script($"DELETE FROM entry WHERE space_no = {no} AND n > 100; UPDATE space_head SET n = 100 WHERE space_no = {no}");
            if (version == 2)
            {
                db.Script("CREATE TABLE mixed(key INTEGER PRIMARY KEY, entry_no INTEGER NOT NULL) STRICT; INSERT INTO mixed SELECT key, entry_no FROM entry_key");
                db.Script("DROP TABLE entry_key; ALTER TABLE mixed RENAME TO entry_key");
            }

            db.Script($"PRAGMA user_version = {version}");
            return default(Done);
        });

        using (var later = Sql.Open(Path.Combine(_folder, "troth.db"), SqliteOpenMode.ReadWrite))
        {
            SqliteSchema.Ensure(later);
            SqliteSchema.Ensure(later);
        }

        Assert.Equal(64 + 128, await CountAsync("entry_key"));
        await AreKnownAsync(account, space, entries[..99]);
        for (var each = 99; each < 127; each++)
        {
            Assert.Null((await AppendAsync(account, space, entries[each])).Refusal);
        }

        Assert.Equal(128 + 128, await CountAsync("entry_key"));
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Outcome<Done> Settle(Sql db, Id16 account, Id16 space)
    {
        db.AddAccount(new(account, "ana", Sealed.Blob(16), Limits.IterationFloor, "none", null, null, null, Sealed.Blob(16), Id16.New()), 1);
        return Open(db, account, space).Refusal is { } refusal ? refusal : default(Done);
    }

    private static Outcome<Written> Open(Sql db, Id16 account, Id16 space) =>
        db.AddSpace(account, Opening.Read(new(space, Id16.New(), Frames.Write([Sealed.Commit(space, 0)]), null)).Value, 1);

    private static Outcome<Written> Append(Sql db, Id16 account, Id16 space) => Append(db, account, space, Sealed.Entry(space));

    private static Outcome<Written> Append(Sql db, Id16 account, Id16 space, params Frame[] entries) =>
        db.Append(account, space, Batch.Read(Frames.Write(entries)).Value, 1);

    private Task<Outcome<Written>> AppendAsync(Id16 account, Id16 space) => AppendAsync(account, space, Sealed.Entry(space));

    private Task<Outcome<Written>> AppendAsync(Id16 account, Id16 space, params Frame[] entries) =>
        _writer.WriteAsync(db => Append(db, account, space, entries), checksFirst: true);

    // They are the first after the commit that opened the space, in order.
    private async Task AreKnownAsync(Id16 account, Id16 space, Frame[] entries)
    {
        for (var each = 0; each < entries.Length; each++)
        {
            var again = await AppendAsync(account, space, entries[each]);
            Assert.Equal(new(entries[each].Id(), each + 2, true), Assert.Single(again.Value.Answer.Entries));
        }
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

    private async Task<long> CountAsync(string table = "failure") =>
        (await _writer.WriteAsync<long>(db => db.Number($"SELECT count(*) FROM {table}"), checksFirst: true)).Value;
}
