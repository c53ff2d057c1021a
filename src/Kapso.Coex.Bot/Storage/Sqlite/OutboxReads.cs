using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads the work that is due.</summary>
internal sealed class OutboxReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement due = new(connection,
        """
        SELECT id, conversation, kind, due_at, payload, attempts FROM outbox
        WHERE settled_at IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2
        """);

    private readonly Statement awaits = new(connection,
        "SELECT 1 FROM outbox WHERE settled_at IS NULL AND conversation = ?1 AND kind = ?2 LIMIT 1");

    private readonly Statement next = new(connection, "SELECT min(due_at) FROM outbox WHERE settled_at IS NULL");

    public IReadOnlyList<OutboxRow> Due(DateTimeOffset now, int limit)
    {
        var found = new List<OutboxRow>();
        due.Bind(1, now).Bind(2, limit);
        while (due.Next())
        {
            found.Add(new OutboxRow(due.Text(0), new ConversationId(due.Text(1)), due.Text(2), due.Time(3), due.Text(4))
            {
                Attempts = (int)due.Number(5),
            });
        }

        return found;
    }

    public DateTimeOffset? NextDue()
    {
        next.Next();
        DateTimeOffset? found = next.IsNull(0) ? null : next.Time(0);
        next.Done();
        return found;
    }

    public bool Awaits(ConversationId conversation, string kind)
    {
        var found = awaits.Bind(1, conversation.Value).Bind(2, kind).Next();
        awaits.Done();
        return found;
    }

    public void Dispose()
    {
        awaits.Dispose();
        due.Dispose();
        next.Dispose();
    }
}
