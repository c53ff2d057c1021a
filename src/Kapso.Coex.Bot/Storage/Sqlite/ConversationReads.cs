using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads conversations and what was said in them.</summary>
internal sealed class ConversationReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement load = new(connection,
        """
        SELECT channel, customer, started_at, owner, version, handled, last_sequence, heard, last_message, last_turn FROM conversations WHERE id = ?1
        """);

    private readonly Statement end = new(connection, "SELECT last_sequence, last_message FROM conversations WHERE id = ?1");

    private readonly Statement message = new(connection, "SELECT before, sequence, author, at, body, key FROM messages WHERE number = ?1");

    private readonly Statement turn = new(connection, "SELECT before, events FROM turns WHERE number = ?1");

    private readonly Statement unanswered = new(connection,
        "SELECT id FROM conversations WHERE heard > handled AND heard_at < ?1 ORDER BY heard_at LIMIT ?2");

    private readonly Statement correspondent = new(connection, "SELECT channel, customer FROM conversations WHERE id = ?1");

    public Correspondent? Correspondent(ConversationId id)
    {
        var found = correspondent.Bind(1, id.Value).Next() ? new Correspondent(correspondent.Text(0), correspondent.Text(1)) : null;
        correspondent.Done();
        return found;
    }

    /// <summary>The last that a person of ours said, as JSON.</summary>
    public string? LastByAgent(ConversationId id) => Thread(id, 0, Author.Agent, int.MaxValue).LastOrDefault()?.Body;

    // What is in a thread never changes, so all that is read of it is of the moment in which its end was read.
    public LoadedConversation? Load(ConversationId id)
    {
        if (!load.Bind(1, id.Value).Next())
        {
            return null;
        }

        var (heard, lastMessage, lastTurn) = (load.Number(7), load.Number(8), load.Number(9));
        var found = new LoadedConversation(
            id, load.Text(0), load.Text(1), load.Time(2), (Owner)load.Number(3), load.Number(4), load.Number(5), [.. Turns(lastTurn)])
        {
            LastSequence = load.Number(6),
            Heard = heard,
            LastHeard = Back(id, lastMessage, heard - 1, Author.Customer, 1).FirstOrDefault()?.Body,
        };
        load.Done();
        return found;
    }

    public IReadOnlyList<StoredMessage> Messages(ConversationId id, long after, int limit) => Thread(id, after, null, limit);

    public IReadOnlyList<StoredMessage> Unhandled(ConversationId id, long handled, int limit) => Thread(id, handled, Author.Customer, limit);

    /// <summary>The last ones before a place, or of all; oldest first.</summary>
    public IReadOnlyList<StoredMessage> Before(ConversationId id, long? before, int limit)
    {
        var found = new Stack<StoredMessage>();
        for (var number = end.Bind(1, id.Value).Next() ? end.Number(1) : 0; found.Count < limit && message.Bind(1, number).Next(); message.Done())
        {
            number = message.Number(0);
            if (before is null || message.Number(1) < before)
            {
                found.Push(new StoredMessage(id, message.Number(1), (Author)message.Number(2), message.Time(3), message.Text(4)));
            }
        }

        message.Done();
        end.Done();
        return [.. found];
    }

    /// <summary>By what its channel knows a message; null where no channel does.</summary>
    public string? Key(ConversationId id, long sequence)
    {
        string? key = null;
        for (var number = end.Bind(1, id.Value).Next() ? end.Number(1) : 0; message.Bind(1, number).Next() && message.Number(1) >= sequence; message.Done())
        {
            number = message.Number(0);
            key = message.Number(1) == sequence ? message.TextOrNull(5) : null;
        }

        message.Done();
        end.Done();
        return key;
    }

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
        end.Dispose();
        message.Dispose();
        turn.Dispose();
        unanswered.Dispose();
        correspondent.Dispose();
    }

    private StoredMessage[] Thread(ConversationId id, long after, Author? author, int limit)
    {
        var isLonger = end.Bind(1, id.Value).Next() && end.Number(0) > after;
        var found = isLonger ? Back(id, end.Number(1), after, author, limit) : [];
        end.Done(); // not before: while it is open, the others need no lock of their own
        return found;
    }

    /// <summary>Goes back along a thread to a place, and tells the first ones after that place, oldest first.</summary>
    private StoredMessage[] Back(ConversationId id, long from, long to, Author? author, int limit)
    {
        var found = new Queue<StoredMessage>();
        for (var number = from; message.Bind(1, number).Next() && message.Number(1) > to; message.Done())
        {
            number = message.Number(0);
            if (author is null || (Author)message.Number(2) == author)
            {
                found.Enqueue(new StoredMessage(id, message.Number(1), (Author)message.Number(2), message.Time(3), message.Text(4)));
            }

            if (found.Count > limit)
            {
                found.Dequeue();
            }
        }

        message.Done();
        return [.. found.Reverse()];
    }

    private Stack<string> Turns(long from)
    {
        var found = new Stack<string>();
        for (var number = from; turn.Bind(1, number).Next(); turn.Done())
        {
            number = turn.Number(0);
            found.Push(turn.Text(1));
        }

        return found;
    }
}
