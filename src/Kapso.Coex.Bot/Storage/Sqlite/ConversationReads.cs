using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads conversations and what was said in them.</summary>
internal sealed class ConversationReads(SqliteConnection connection) : IDisposable
{
    // One statement, so that version and turns are of one moment.
    private readonly Statement load = new(connection,
        """
        SELECT channel, customer, started_at, owner, conversations.version, handled, events, last_sequence, heard,
            (SELECT body FROM messages WHERE messages.conversation = conversations.id AND messages.sequence = conversations.heard)
        FROM conversations LEFT JOIN turns ON turns.conversation = conversations.id
        WHERE conversations.id = ?1 ORDER BY turns.version
        """);

    private readonly Statement messages = new(connection,
        "SELECT sequence, author, at, body FROM messages WHERE conversation = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3");

    private readonly Statement unhandled = new(connection,
        """
        SELECT sequence, author, at, body FROM messages
        WHERE conversation = ?1 AND sequence > ?2 AND author = 0 ORDER BY sequence LIMIT ?3
        """);

    private readonly Statement unanswered = new(connection,
        "SELECT id FROM conversations WHERE heard > handled AND heard_at < ?1 ORDER BY heard_at LIMIT ?2");

    private readonly Statement byAgent = new(connection, "SELECT body FROM messages WHERE conversation = ?1 AND author = 2 ORDER BY sequence DESC LIMIT 1");

    private readonly Statement correspondent = new(connection, "SELECT channel, customer FROM conversations WHERE id = ?1");

    public Correspondent? Correspondent(ConversationId id)
    {
        var found = correspondent.Bind(1, id.Value).Next() ? new Correspondent(correspondent.Text(0), correspondent.Text(1)) : null;
        correspondent.Done();
        return found;
    }

    /// <summary>The last that a person of ours said, as JSON.</summary>
    public string? LastByAgent(ConversationId id)
    {
        var found = byAgent.Bind(1, id.Value).Next() ? byAgent.Text(0) : null;
        byAgent.Done();
        return found;
    }

    public LoadedConversation? Load(ConversationId id)
    {
        if (!load.Bind(1, id.Value).Next())
        {
            return null;
        }

        var turns = new List<string>();
        var found = new LoadedConversation(
            id, load.Text(0), load.Text(1), load.Time(2), (Owner)load.Number(3), load.Number(4), load.Number(5), turns)
        {
            LastSequence = load.Number(7),
            Heard = load.Number(8),
            LastHeard = load.TextOrNull(9),
        };
        do
        {
            if (load.TextOrNull(6) is { } events)
            {
                turns.Add(events);
            }
        }
        while (load.Next());
        return found;
    }

    public IReadOnlyList<StoredMessage> Messages(ConversationId id, long after, int limit) => Read(messages, id, after, limit);

    public IReadOnlyList<StoredMessage> Unhandled(ConversationId id, long handled, int limit) => Read(unhandled, id, handled, limit);

    public IReadOnlyList<ConversationId> Unanswered(DateTimeOffset before, int limit)
    {
        var found = new List<ConversationId>();
        unanswered.Bind(1, before).Bind(2, limit);
        while (unanswered.Next())
        {
            found.Add(new ConversationId(unanswered.Text(0)));
        }

        return found;
    }

    public void Dispose()
    {
        load.Dispose();
        messages.Dispose();
        unhandled.Dispose();
        unanswered.Dispose();
        correspondent.Dispose();
        byAgent.Dispose();
    }

    private static List<StoredMessage> Read(Statement statement, ConversationId id, long after, int limit)
    {
        var found = new List<StoredMessage>();
        statement.Bind(1, id.Value).Bind(2, after).Bind(3, limit);
        while (statement.Next())
        {
            found.Add(new StoredMessage(id, statement.Number(0), (Author)statement.Number(1), statement.Time(2), statement.Text(3)));
        }

        return found;
    }
}
