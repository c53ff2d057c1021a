using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Starts conversations and takes in what is said in them.</summary>
internal sealed class ConversationWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement start = new(connection,
        """
        INSERT INTO conversations (id, channel, customer, started_at, owner, version, handled, last_sequence, heard, heard_at, last_message, last_turn)
        VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0, 0, ?4, 0, 0) ON CONFLICT (id) DO NOTHING
        """);

    // Asked by itself and not with RETURNING, for which SQLite builds and drops a table in memory each time.
    private readonly Statement end = new(connection, "SELECT last_sequence, last_message, version, owner, last_turn FROM conversations WHERE id = ?1");

    private readonly Statement insert = new(connection,
        """
        INSERT INTO messages (before, conversation, sequence, author, at, key, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING
        """);

    private readonly Statement number = new(connection, "UPDATE conversations SET last_sequence = ?2, last_message = ?3 WHERE id = ?1");

    // A customer who writes again waits since the first unanswered message, not since the last.
    private readonly Statement hear = new(connection,
        """
        UPDATE conversations SET last_sequence = ?2, last_message = ?3, heard = ?2, heard_at = CASE WHEN heard > handled THEN heard_at ELSE ?4 END
        WHERE id = ?1
        """);

    private readonly Statement find = new(connection, "SELECT sequence FROM messages WHERE key = ?1");

    public ConversationStart Start(ConversationId conversation, string channel, string customer, DateTimeOffset at) =>
        start.Bind(1, conversation.Value).Bind(2, channel).Bind(3, customer).Bind(4, at).Run() == 1
            ? ConversationStart.Started
            : ConversationStart.Repeated;

    public Receipt Receive(NewMessage message)
    {
        var (id, end) = (message.Conversation.Value, EndOf(message.Conversation));
        var sequence = end.Sequence + 1;
        insert.Bind(1, end.Message).Bind(2, id).Bind(3, sequence).Bind(4, (long)message.Author);
        var added = insert.Bind(5, message.At).Bind(6, message.Key).Bind(7, message.Body).Add();
        if (added == 0)
        {
            return FirstCopy(message.Key!);
        }

        if (message.Author == Author.Customer)
        {
            hear.Bind(1, id).Bind(2, sequence).Bind(3, added).Bind(4, message.At).Run();
        }
        else
        {
            number.Bind(1, id).Bind(2, sequence).Bind(3, added).Run();
        }

        return new Receipt(sequence, Repeated: false);
    }

    /// <summary>How far a conversation has come.</summary>
    public ThreadEnd EndOf(ConversationId conversation)
    {
        if (!end.Bind(1, conversation.Value).Next())
        {
            throw new ConversationUnknown(conversation.Value);
        }

        var found = new ThreadEnd(end.Number(0), end.Number(1), end.Number(2), (Owner)end.Number(3), end.Number(4));
        end.Done();
        return found;
    }

    public void Dispose()
    {
        start.Dispose();
        end.Dispose();
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

/// <summary>Where a conversation ends for now, and what comes next joins on.</summary>
/// <param name="Message">The number of its last message; 0 for none.</param>
/// <param name="Turn">The number of its last turn; 0 for none.</param>
internal readonly record struct ThreadEnd(long Sequence, long Message, long Version, Owner Owner, long Turn);
