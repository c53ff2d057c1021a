using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SQLitePCL;

namespace Kapso.Coex.Bot.Tests.Storage;

/// <summary>A store on a real file, in a folder that goes with the test.</summary>
internal sealed class StoreInAFolder : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("coex-store-").FullName;
    private readonly Action<SqliteConnection> meddle;
    private readonly List<Store> killed = [];
    private int lives;

    /// <param name="meddle">What happens to each connection of the writer after it was opened.</param>
    public StoreInAFolder(Action<SqliteConnection>? meddle = null)
    {
        this.meddle = meddle ?? (_ => { });
        Database = new SqliteDatabase(Path.Combine(folder, "below", "coex.db"), TimeSpan.FromMilliseconds(50));
        try
        {
            Store = Open();
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public SqliteDatabase Database { get; }

    public Store Store { get; private set; }

    public FakeTimeProvider Clock { get; } = new(Noon);

    public void Restart()
    {
        Store.Dispose();
        Store = Open();
    }

    /// <summary>As kill -9 does it: nothing more is stored of what was asked of this one, also not of what it is at, and another begins on the file.</summary>
    public void Kill()
    {
        lock (killed)
        {
            Interlocked.Increment(ref lives);
            killed.Add(Store);
            Store = Open();
        }
    }

    /// <summary>A connection of somebody else's.</summary>
    public SqliteConnection Stranger() => Database.OpenWriter();

    public long Count(string table)
    {
        using var stranger = Stranger();
        return stranger.Ask<long>($"SELECT count(*) FROM {table}");
    }

    public async Task<ConversationId> Started(string id = "c1")
    {
        var conversation = new ConversationId(id);
        await Store.Start(conversation, "widget", "customer-1", Noon);
        return conversation;
    }

    public void Dispose()
    {
        Store.Dispose();
        killed.ForEach(store => store.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    private Store Open()
    {
        using (var first = Database.OpenWriter())
        {
            Schema.BringUpToDate(first);
        }

        var life = lives;
        var writer = new SqliteWriter(() => OpenAndMeddle(life), 4096, NullLogger<SqliteWriter>.Instance);
        return new Store(writer, new SqliteReaders(Database.OpenReader), Clock);
    }

    private SqliteConnection OpenAndMeddle(int life)
    {
        var connection = Database.OpenWriter();
        raw.sqlite3_commit_hook(connection.Handle, _ => life == Volatile.Read(ref lives) ? 0 : 1, null);
        meddle(connection);
        return connection;
    }
}

internal static class Sql
{
    public static T Ask<T>(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    public static void Tell(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>Messages and turns with the parts that a test does not care about.</summary>
internal static class Some
{
    public static NewMessage Message(ConversationId conversation, string? key, string body = "{}", Author author = Author.Customer) =>
        new(conversation, author, key, StoreInAFolder.Noon, body);

    public static TurnToKeep Turn(ConversationId conversation, long version, long handled = 0, Owner expected = Owner.Bot, Owner owner = Owner.Bot) =>
        new(conversation, version, handled, expected, owner, StoreInAFolder.Noon, $"[\"turn {version}\"]");

    public static OutboxRow Work(ConversationId conversation, string id, DateTimeOffset? dueAt = null) =>
        new(id, conversation, "wait-over", dueAt ?? StoreInAFolder.Noon, "{}");

    public static NewEscalation Escalation(ConversationId conversation, string id, int minute = 0) =>
        new(id, conversation, "widget", "es", "stuck", "manual-setup", StoreInAFolder.Noon.AddMinutes(minute), "{\"summary\":\"?\"}");
}
