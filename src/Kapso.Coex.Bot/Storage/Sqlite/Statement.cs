using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>
/// A prepared statement of a connection. One level below SqliteCommand, which looks every parameter up by name, boxes its value and
/// makes a reader for each execution: several times what SQLite itself needs for a row.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int SmallText = 1024;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt prepared;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out prepared));
    }

    public Statement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(prepared, place, value));
        return this;
    }

    public Statement Bind(int place, DateTimeOffset at) => Bind(place, at.ToUnixTimeMilliseconds());

    public Statement Bind(int place, string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(prepared, place));
        }
        else if (text.Length == 0)
        {
            Check(raw.sqlite3_bind_text(prepared, place, "")); // an empty span would arrive as NULL
        }
        else if (text.Length <= SmallText / 3)
        {
            BindSmall(place, text);
        }
        else
        {
            BindLarge(place, text);
        }

        return this;
    }

    public Statement Bind(int place, byte[]? content)
    {
        Check(content switch
        {
            null => raw.sqlite3_bind_null(prepared, place),
            [] => raw.sqlite3_bind_zeroblob(prepared, place, 0),
            _ => raw.sqlite3_bind_blob(prepared, place, content),
        });
        return this;
    }

    /// <summary>Runs to the end and tells how many rows it changed.</summary>
    public int Run()
    {
        while (Next())
        {
        }

        return raw.sqlite3_changes(database);
    }

    /// <summary>Runs to the end and tells the number of the row that it added; 0 when it added none.</summary>
    public long Add() => Run() == 0 ? 0 : raw.sqlite3_last_insert_rowid(database);

    /// <summary>Goes to the next row. After the last one, or an error, the statement can be used again.</summary>
    public bool Next()
    {
        var outcome = raw.sqlite3_step(prepared);
        if (outcome == raw.SQLITE_ROW)
        {
            return true;
        }

        if (outcome == raw.SQLITE_DONE)
        {
            Done();
            return false;
        }

        Throw(outcome);
        return false;
    }

    /// <summary>Leaves the remaining rows unread. A statement that is not done keeps its snapshot of the database open.</summary>
    public void Done() => raw.sqlite3_reset(prepared);

    public long Number(int column) => raw.sqlite3_column_int64(prepared, column);

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(prepared, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(prepared, column).ToArray();

    public bool IsNull(int column) => raw.sqlite3_column_type(prepared, column) == raw.SQLITE_NULL;

    public void Dispose() => prepared.Dispose();

    private void BindSmall(int place, string text)
    {
        Span<byte> utf8 = stackalloc byte[SmallText];
        Check(raw.sqlite3_bind_text(prepared, place, utf8[..Encoding.UTF8.GetBytes(text, utf8)]));
    }

    private void BindLarge(int place, string text)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, utf8);
        var outcome = raw.sqlite3_bind_text(prepared, place, utf8.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(utf8);
        Check(outcome);
    }

    private void Check(int outcome)
    {
        if (outcome != raw.SQLITE_OK)
        {
            Throw(outcome);
        }
    }

    private void Throw(int outcome)
    {
        try
        {
            SqliteException.ThrowExceptionForRC(outcome, database);
        }
        finally
        {
            if (prepared is { IsInvalid: false })
            {
                Done();
            }
        }
    }
}
