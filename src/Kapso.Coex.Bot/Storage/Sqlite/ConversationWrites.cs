using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Starts conversations and takes in what is said in them.</summary>
internal sealed class ConversationWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement start = new(connection,
        """
        INSERT INTO conversations (id, channel, customer, started_at, owner, version, handled, last_sequence, heard, heard_at)
        VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, ?4) ON CONFLICT (id) DO NOTHING
        """);

    // Asked by itself and not with RETURNING, for which SQLite builds and drops a table in memory each time.
    private readonly Statement last = new(connection, "SELECT last_sequence FROM conversations WHERE id = ?1");

    private readonly Statement insert = new(connection,
        """
        INSERT INTO messages (conversation, sequence, author, at, key, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING
        """);

    private readonly Statement number = new(connection, "UPDATE conversations SET last_sequence = ?2 WHERE id = ?1");

    // A customer who writes again waits since the first unanswered message, not since the last.
    private readonly Statement hear = new(connection,
        """
        UPDATE conversations SET last_sequence = ?2, heard = ?2, heard_at = CASE WHEN heard > handled THEN heard_at ELSE ?3 END WHERE id = ?1
        """);

    private readonly Statement find = new(connection, "SELECT sequence FROM messages WHERE key = ?1");

    public ConversationStart Start(ConversationId conversation, string channel, string customer, DateTimeOffset at) =>
        start.Bind(1, conversation.Value).Bind(2, channel).Bind(3, customer).Bind(4, at).Run() == 1
            ? ConversationStart.Started
            : ConversationStart.Repeated;

    public Receipt Receive(NewMessage message)
    {
        var (id, sequence) = (message.Conversation.Value, LastSequence(message.Conversation) + 1);
        insert.Bind(1, id).Bind(2, sequence).Bind(3, (long)message.Author).Bind(4, message.At).Bind(5, message.Key).Bind(6, message.Body);
        if (insert.Run() == 0)
        {
            return FirstCopy(message.Key!);
        }

        if (message.Author == Author.Customer)
        {
            hear.Bind(1, id).Bind(2, sequence).Bind(3, message.At).Run();
        }
        else
        {
            number.Bind(1, id).Bind(2, sequence).Run();
        }

        return new Receipt(sequence, Repeated: false);
    }

    /// <summary>The sequence number that was given last in a conversation.</summary>
    public long LastSequence(ConversationId conversation)
    {
        if (!last.Bind(1, conversation.Value).Next())
        {
            throw new ConversationUnknown(conversation.Value);
        }

        var sequence = last.Number(0);
        last.Done();
        return sequence;
    }

    public void Dispose()
    {
        start.Dispose();
        last.Dispose();
        insert.Dispose();
        number.Dispose();
        hear.Dispose();
        find.Dispose();
    }

    private Receipt FirstCopy(string key)
    {
        find.Bind(1, key).Next();
        var sequence = find.Number(0);
        find.Done();
        return new Receipt(sequence, Repeated: true);
    }
}
