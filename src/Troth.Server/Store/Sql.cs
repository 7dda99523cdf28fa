using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Troth.Protocol;

namespace Troth.Server.Store;

/// <summary>
/// A SQLite connection with its prepared statements, kept for reuse. Parameters are <c>$1</c>, <c>$2</c> and so on. For one thread at a time.
/// Statements are stepped through SQLite's own interface: an append runs four of them or more, and a command object for each costs more than SQLite does.
/// </summary>
internal sealed class Sql : IDisposable
{
    // Bytes in a page of a new file: a large page leaves less room unused at its end.
    private const int PageSize = 8192;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Statement> statements = [];

    private Sql(SqliteConnection connection) => this.connection = connection;

    /// <summary>Whether anything was written that a session stands on. Set by the statements themselves, so that no caller can forget it.</summary>
    public bool SessionsTouched { get; set; }

    /// <summary>What appends remember from one to the next.</summary>
    public KnownSpaces Spaces { get; } = new();

    /// <summary>The number that the last inserted row was given.</summary>
    public long LastNumber => raw.sqlite3_last_insert_rowid(connection.Handle);

    /// <summary>How many rows were changed since it was opened.</summary>
    public long Changes => raw.sqlite3_total_changes(connection.Handle);

    /// <summary>Opens the database file; a writer creates it.</summary>
    public static Sql Open(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true }.ToString();
        var sql = new Sql(new SqliteConnection(text));
        sql.connection.Open();
        sql.Script("PRAGMA busy_timeout = 5000");
        if (mode != SqliteOpenMode.ReadOnly)
        {
            // FULL: an answered write survives a power cut, at one fsync for a whole group of writes.
            sql.Script($"PRAGMA page_size = {PageSize}");
            sql.Script("PRAGMA journal_mode = WAL");
            sql.Script("PRAGMA synchronous = FULL");
            sql.Script("PRAGMA wal_autocheckpoint = 4000"); // pages: what is written often goes to the file once
            sql.Script("PRAGMA secure_delete = ON"); // what was erased is overwritten, not only unlinked
        }

        return sql;
    }

    /// <summary>Runs several statements that have no parameters.</summary>
    public void Script(string sql) => Check(raw.sqlite3_exec(connection.Handle, sql));

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<Cell> values)
    {
        var statement = Bind(sql, values);
        try
        {
            while (Step(statement))
            {
                // Rows that nobody asked for.
            }
        }
        finally
        {
            _ = raw.sqlite3_reset(statement.Handle); // what it says again was said by the step
        }

        SessionsTouched |= statement.TouchesSessions;
        return raw.sqlite3_changes(connection.Handle);
    }

    /// <summary>The first row, or null.</summary>
    public T? One<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Cell> values)
        where T : class
    {
        T? found = null;
        Each(sql, row =>
        {
            found = read(row);
            return false;
        }, values);
        return found;
    }

    /// <summary>Every row.</summary>
    public List<T> All<T>(string sql, Func<Row, T> read, params ReadOnlySpan<Cell> values)
    {
        var rows = new List<T>();
        Each(sql, row =>
        {
            rows.Add(read(row));
            return true;
        }, values);
        return rows;
    }

    /// <summary>Row after row, for as long as the reader says to go on.</summary>
    public void Each(string sql, Func<Row, bool> read, params ReadOnlySpan<Cell> values)
    {
        var statement = Bind(sql, values);
        try
        {
            while (Step(statement) && read(new(statement.Handle)))
            {
                // The reader has what it wanted of this row.
            }
        }
        finally
        {
            _ = raw.sqlite3_reset(statement.Handle);
        }
    }

    /// <summary>The one number that the statement yields, or 0.</summary>
    public long Number(string sql, params ReadOnlySpan<Cell> values)
    {
        var number = 0L;
        Each(sql, row =>
        {
            number = row.GetInt64(0);
            return false;
        }, values);
        return number;
    }

    /// <summary>Whether the statement yields a row.</summary>
    public bool Any(string sql, params ReadOnlySpan<Cell> values)
    {
        var any = false;
        Each(sql, _ => !(any = true), values);
        return any;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Handle.Dispose();
        }

        connection.Dispose();
    }

    private Statement Bind(string sql, ReadOnlySpan<Cell> values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = Prepare(sql);
            statements.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
        {
            Check(values[i].Bind(statement.Handle, statement.Places[i]));
        }

        return statement;
    }

    private Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var handle));
        var writes = raw.sqlite3_stmt_readonly(handle) == 0;

        // SQLite numbers parameters as they first appear, whatever they are called.
        var places = new int[raw.sqlite3_bind_parameter_count(handle)];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = raw.sqlite3_bind_parameter_index(handle, string.Create(CultureInfo.InvariantCulture, $"${i + 1}"));
        }

        return new(handle, places, writes && (sql.Contains("session", StringComparison.Ordinal) || sql.Contains("account", StringComparison.Ordinal)));
    }

    private bool Step(Statement statement)
    {
        var code = raw.sqlite3_step(statement.Handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }

        return code == raw.SQLITE_ROW;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);

    private sealed record Statement(sqlite3_stmt Handle, int[] Places, bool TouchesSessions);
}

/// <summary>A value that goes into a statement, without a box around it.</summary>
internal readonly struct Cell
{
    private readonly object? thing;
    private readonly Id16 id;
    private readonly long number;
    private readonly byte type;

    private Cell(byte type, object? thing = null, Id16 id = default, long number = 0) => (this.type, this.thing, this.id, this.number) = (type, thing, id, number);

    public static implicit operator Cell(long value) => new(1, number: value);

    public static implicit operator Cell(long? value) => value is { } number ? number : default(Cell);

    public static implicit operator Cell(Id16 value) => new(2, id: value);

    public static implicit operator Cell(byte[]? value) => value is null ? default : new(3, value);

    public static implicit operator Cell(string? value) => value is null ? default : new(4, value);

    /// <summary>Binds the value; SQLite's own result code.</summary>
    public int Bind(sqlite3_stmt statement, int at)
    {
        switch (type)
        {
            case 1:
                return raw.sqlite3_bind_int64(statement, at, number);
            case 2:
                Span<byte> bytes = stackalloc byte[Id16.Length];
                id.Write(bytes);
                return raw.sqlite3_bind_blob(statement, at, bytes);
            case 3:
                var blob = (byte[])thing!;
                return blob.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, blob);
            case 4:
                return raw.sqlite3_bind_text(statement, at, (string)thing!);
            default:
                return raw.sqlite3_bind_null(statement, at);
        }
    }
}

/// <summary>The row that a statement stands at.</summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public byte GetByte(int column) => checked((byte)GetInt64(column));

    public bool GetBoolean(int column) => GetInt64(column) != 0;

    public long? GetNumber(int column) => IsNull(column) ? null : GetInt64(column);

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? GetText(int column) => IsNull(column) ? null : GetString(column);

    /// <summary>The bytes where SQLite has them: valid until the next step.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(statement, column);

    public byte[] GetBlob(int column) => GetBytes(column).ToArray();

    public Id16 GetId(int column) => Id16.Read(GetBytes(column));
}
