using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class OlderDataTests : IDisposable
{
    private static readonly ConversationId Ana = new("ana");
    private readonly string folder = Directory.CreateTempSubdirectory("coex-older-").FullName;

    [Fact]
    public async Task What_was_said_before_messages_were_put_on_threads_goes_on_where_it_was()
    {
        Leave("20261122191340_WhatsApp",
            """
            INSERT INTO conversations (id, channel, customer, started_at, owner, version, handled, last_sequence, heard, heard_at)
            VALUES ('ana', 'widget', 'a', 0, 0, 2, 2, 3, 2, 0), ('bea', 'widget', 'b', 0, 0, 0, 0, 1, 1, 0), ('eva', 'widget', 'e', 0, 0, 0, 0, 0, 0, 0);
            INSERT INTO messages (conversation, sequence, author, at, key, body)
            VALUES ('ana', 1, 1, 0, NULL, 'hello'), ('bea', 1, 0, 0, 'b1', 'hi'), ('ana', 2, 0, 0, 'a1', 'help'), ('ana', 3, 1, 0, NULL, 'yes');
            INSERT INTO turns (conversation, version, at, events) VALUES ('ana', 1, 0, '1'), ('ana', 2, 0, '2');
            """);

        using var store = StorageRoom.OpenStore(new StorageOptions { DataDirectory = folder }, TimeProvider.System, NullLoggerFactory.Instance);

        Assert.Equal(["hello", "help", "yes"], await Said(store, Ana));
        Assert.Equal(["hi"], await Said(store, new ConversationId("bea")));
        Assert.Equal(["1", "2"], (await store.Load(Ana))!.Turns);
        Assert.Equal(new Receipt(2, Repeated: true), await store.Receive(Some.Message(Ana, "a1")));
        Assert.Equal(new Receipt(4, Repeated: false), await store.Receive(Some.Message(Ana, "a2", "thanks")));
        Assert.IsType<Kept.Stored>(await store.Keep(Some.Turn(Ana, version: 3)));
        Assert.Equal(new Receipt(1, Repeated: false), await store.Receive(Some.Message(new ConversationId("eva"), "e1", "and me")));
        Assert.Equal(["hello", "help", "yes", "thanks"], await Said(store, Ana));
        Assert.Equal(["1", "2", "[\"turn 3\"]"], (await store.Load(Ana))!.Turns);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Leave(string migration, string rows)
    {
        using var writer = new SqliteDatabase(Path.Combine(folder, "coex.db"), TimeSpan.FromSeconds(1)).OpenWriter();
        using var context = SqliteStorageContext.On(writer.ConnectionString);
        writer.Tell(context.GetService<IMigrator>().GenerateScript(null, migration, MigrationsSqlGenerationOptions.NoTransactions));
        writer.Tell(rows);
    }

    private static async Task<IEnumerable<string>> Said(Store store, ConversationId conversation) =>
        (await store.ReadMessages(conversation, 0, 100)).Select(message => message.Body);
}
