using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class DurabilityTests
{
    [Fact]
    public void Every_writing_connection_survives_a_power_cut()
    {
        using var home = new StoreInAFolder();
        using var connection = home.Stranger();

        Assert.Equal("wal", connection.Ask<string>("PRAGMA journal_mode"));
        Assert.Equal(2, connection.Ask<long>("PRAGMA synchronous"));
        Assert.Equal(1, connection.Ask<long>("PRAGMA secure_delete"));
    }

    [Fact]
    public void A_plan_is_kept_though_its_limit_changes()
    {
        using var home = new StoreInAFolder();
        using var reader = home.Database.OpenReader();
        const int plannedAnew = 5; // SQLITE_STMTSTATUS_REPREPARE
        raw.sqlite3_prepare_v3(reader.Handle, "SELECT id FROM conversations LIMIT ?1", raw.SQLITE_PREPARE_PERSISTENT, out var statement);

        for (var limit = 1; limit <= 3; limit++)
        {
            raw.sqlite3_bind_int64(statement, 1, limit);
            raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
        }

        Assert.Equal(0, raw.sqlite3_stmt_status(statement, plannedAnew, 0));
        statement.Dispose();
    }

    [Theory]
    [InlineData("PRAGMA synchronous = NORMAL", "synchronous = 1")]
    [InlineData("PRAGMA journal_mode = DELETE", "journal_mode = delete")]
    public void A_database_that_could_lose_acknowledged_messages_stops_the_start(string spoil, string said)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new StoreInAFolder(connection => connection.Tell(spoil)));

        Assert.Contains(said, refused.Message);
        Assert.Contains("Storage:DataDirectory", refused.Message);
    }

    [Fact]
    public async Task While_somebody_holds_the_lock_nothing_is_acknowledged_and_afterwards_all_is_well()
    {
        using var home = new StoreInAFolder();
        var conversation = await home.Started();
        using (var stranger = home.Stranger())
        {
            stranger.Tell("BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<StorageUnavailable>(() => home.Store.Receive(Some.Message(conversation, "a")));
            Assert.False(await home.Store.IsReady());
            stranger.Tell("ROLLBACK");
        }

        Assert.True(await home.Store.IsReady());
        Assert.Equal(new Receipt(1, false), await home.Store.Receive(Some.Message(conversation, "a")));
    }

    [Fact]
    public async Task What_waits_together_is_committed_together_and_nothing_is_acknowledged_before()
    {
        using var gate = new ManualResetEventSlim(true);
        var commits = 0;
        using var home = new StoreInAFolder(connection => raw.sqlite3_commit_hook(
            connection.Handle,
            _ =>
            {
                gate.Wait();
                commits++;
                return 0;
            },
            null));
        var conversation = await home.Started();

        gate.Reset();
        commits = 0;
        var waiting = Enumerable.Range(0, 200).Select(number => home.Store.Receive(Some.Message(conversation, $"k{number % 100}"))).ToList();
        Assert.DoesNotContain(waiting, write => write.IsCompleted);
        gate.Set();

        Assert.Equal(100, (await Task.WhenAll(waiting)).Count(receipt => receipt.Repeated));
        Assert.InRange(commits, 1, 2); // what the first commit found waiting, and what came while it was held
    }

    [Fact]
    public async Task When_the_commit_fails_the_whole_batch_fails_and_the_next_one_is_stored()
    {
        var refuse = false;
        using var home = new StoreInAFolder(connection => raw.sqlite3_commit_hook(connection.Handle, _ => Volatile.Read(ref refuse) ? 1 : 0, null));
        var conversation = await home.Started();

        Volatile.Write(ref refuse, true);
        var batch = Enumerable.Range(0, 10).Select(number => home.Store.Receive(Some.Message(conversation, $"k{number}"))).ToList();
        foreach (var write in batch)
        {
            await Assert.ThrowsAsync<StorageUnavailable>(() => write);
        }

        Volatile.Write(ref refuse, false);
        Assert.Equal(new Receipt(1, false), await home.Store.Receive(Some.Message(conversation, "k0")));
        Assert.Equal(1, home.Count("messages"));
    }

    [Fact]
    public async Task When_the_disk_is_full_nothing_is_acknowledged_and_it_heals_when_there_is_room()
    {
        var pages = 1_000_000;
        using var home = new StoreInAFolder(connection => connection.Tell($"PRAGMA max_page_count = {Volatile.Read(ref pages)}"));
        var conversation = await home.Started();
        Volatile.Write(ref pages, 60);
        home.Restart();

        var stored = 0;
        await Assert.ThrowsAsync<StorageUnavailable>(async () =>
        {
            for (; stored < 1000; stored++)
            {
                await home.Store.Receive(Some.Message(conversation, $"k{stored}", new string('x', 3000)));
            }
        });
        Assert.Equal(stored, home.Count("messages"));

        Volatile.Write(ref pages, 1_000_000);
        Assert.False((await home.Store.Receive(Some.Message(conversation, $"k{stored}", new string('x', 3000)))).Repeated);
    }

    [Fact]
    public async Task What_was_accepted_before_the_shutdown_is_stored_and_nothing_after_it()
    {
        using var home = new StoreInAFolder();
        var conversation = await home.Started();
        var store = home.Store;
        var accepted = Enumerable.Range(0, 500).Select(number => store.Receive(Some.Message(conversation, $"k{number}"))).ToList();

        store.Dispose();

        Assert.Equal(500, (await Task.WhenAll(accepted)).Length);
        await Assert.ThrowsAsync<StorageUnavailable>(() => store.Receive(Some.Message(conversation, "late")));
        await Assert.ThrowsAsync<StorageUnavailable>(() => store.Load(conversation));
        Assert.Equal(500, home.Count("messages"));
    }

    [Fact]
    public async Task Whoever_waits_goes_on_outside_the_writers_thread()
    {
        using var home = new StoreInAFolder();
        var conversation = await home.Started();

        var thread = await home.Store.Receive(Some.Message(conversation, "a"))
            .ContinueWith(_ => Thread.CurrentThread.Name, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        Assert.NotEqual("Store", thread);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_left_alone()
    {
        using var home = new StoreInAFolder();
        using (var stranger = home.Stranger())
        {
            stranger.Tell("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99')");
        }

        Assert.Contains("newer version", Assert.Throws<InvalidOperationException>(home.Restart).Message);
        using var after = home.Stranger();
        Assert.Equal(1, after.Ask<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'conversations'"));
    }

    [Fact]
    public void The_tables_that_EF_Core_would_make_are_the_tables_that_there_are()
    {
        using var home = new StoreInAFolder();
        using var stranger = home.Stranger();
        using var context = SqliteStorageContext.On(stranger.ConnectionString);

        foreach (var table in context.Model.GetEntityTypes())
        {
            var columns = table.GetProperties().Select(property => property.GetColumnName());
            var there = stranger.Ask<string>($"SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('{table.GetTableName()}') ORDER BY name)");
            Assert.Equal(string.Join(',', columns.Order(StringComparer.Ordinal)), there);
        }
    }
}
