using System.Globalization;
using Microsoft.Data.Sqlite;
using Troth.Protocol;

namespace Troth.Server.Store;

/// <summary>A SQLite connection with its prepared statements, kept for reuse. Parameters are <c>$1</c>, <c>$2</c> and so on. For one thread at a time.</summary>
internal sealed class Sql : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = [];

    private Sql(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the database file; a writer creates it.</summary>
    public static Sql Open(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true }.ToString();
        var sql = new Sql(new SqliteConnection(text));
        sql.connection.Open();
        sql.Run("PRAGMA busy_timeout = 5000");
        if (mode != SqliteOpenMode.ReadOnly)
        {
            // FULL: an answered write survives a power cut, at one fsync for a whole group of writes.
            sql.Run("PRAGMA journal_mode = WAL");
            sql.Run("PRAGMA synchronous = FULL");
            sql.Run("PRAGMA secure_delete = ON"); // what was erased is overwritten, not only unlinked
        }

        return sql;
    }

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first row, or null.</summary>
    public T? One<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>Every row.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The one number that the statement yields, or 0.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteScalar() as long? ?? 0;

    /// <summary>Whether the statement yields a row.</summary>
    public bool Any(string sql, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            statements.Add(sql, statement);
        }

        statement.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters.AddWithValue($"${(i + 1).ToString(CultureInfo.InvariantCulture)}", Stored(values[i]));
        }

        return statement;
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        Id16 id => id.ToBytes(),
        _ => value,
    };
}

/// <summary>Reads of the types that rows hold.</summary>
internal static class RowReading
{
    public static Id16 GetId(this SqliteDataReader row, int column) => Id16.Read(row.GetFieldValue<byte[]>(column));

    public static byte[] GetBlob(this SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static string? GetText(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? GetNumber(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
