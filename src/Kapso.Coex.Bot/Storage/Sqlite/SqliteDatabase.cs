using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>One database file, and the only place where connections to it are opened.</summary>
internal sealed class SqliteDatabase(string file, TimeSpan lockTimeout)
{
    // A checkpoint costs two more waits for the disk, so it comes every 16 MB and not every 4; the log is cut back after a burst.
    // Overwriting what is deleted is off by default, and then erased words stay readable in the file.
    // The cache holds what every turn needs (4 MB); the conversations themselves are anywhere, and a commit may look at each page in it.
    private const string WriterPragmas =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -4000;
        """;

    // Every commit of the writer's empties a reader's cache, so a large one would only be memory.
    private const string ReaderPragmas = "PRAGMA cache_size = -256;";

    private const string EveryonesPragmas =
        """
        PRAGMA foreign_keys = OFF;
        PRAGMA temp_store = MEMORY;
        """;

    public string File => file;

    public SqliteConnection OpenWriter()
    {
        CreateFolder();
        return Open(SqliteOpenMode.ReadWriteCreate, WriterPragmas);
    }

    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly, ReaderPragmas);

    /// <summary>Refuses a connection with which an acknowledged message could be lost in a power cut.</summary>
    public static void DemandFullDurability(SqliteConnection writer)
    {
        Demand(writer, "journal_mode", "wal");
        Demand(writer, "synchronous", "2");
    }

    private void CreateFolder()
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode, string pragmas)
    {
        // Not pooled: writer and readers keep theirs, and a pooled one would come back with somebody else's pragmas.
        var place = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)lockTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(place.ToString());
        try
        {
            connection.Open();
            KeepPlans(connection);
            Run(connection, $"PRAGMA busy_timeout = {(long)lockTimeout.TotalMilliseconds};{EveryonesPragmas}{pragmas}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Otherwise SQLite plans a statement with LIMIT ? anew for each number that is bound to it, at several times the price of running it.
    private static void KeepPlans(SqliteConnection connection) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), connection.Handle);

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Demand(SqliteConnection connection, string pragma, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        var answer = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (answer != value)
        {
            throw new InvalidOperationException(
                $"The database '{connection.DataSource}' answers {pragma} = {answer} and not {value}: in a power cut it could lose messages that were acknowledged. "
                + "Put Storage:DataDirectory on a local disk (not a network share), and remove what changes the setting.");
        }
    }
}
