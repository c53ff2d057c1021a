using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Adds work with a due time, puts it off and settles it.</summary>
internal sealed class OutboxWrites(SqliteConnection connection) : IDisposable
{
    // Not INSERT OR IGNORE, which would also swallow a row that is wrong.
    private readonly Statement add = new(connection,
        """
        INSERT INTO outbox (id, conversation, kind, due_at, payload, attempts) VALUES (?1, ?2, ?3, ?4, ?5, 0) ON CONFLICT (id) DO NOTHING
        """);

    private readonly Statement settle = new(connection, "UPDATE outbox SET settled_at = ?2 WHERE id = ?1 AND settled_at IS NULL");

    private readonly Statement putOff = new(connection,
        "UPDATE outbox SET due_at = ?2, attempts = attempts + 1, last_error = ?3 WHERE id = ?1 AND settled_at IS NULL");

    /// <summary>False when it is there already.</summary>
    public bool Add(OutboxRow row) => add
        .Bind(1, row.Id).Bind(2, row.Conversation.Value).Bind(3, row.Kind).Bind(4, row.DueAt).Bind(5, row.Payload).Run() == 1;

    /// <summary>True for the one who settles it first.</summary>
    public bool Settle(string id, DateTimeOffset at) => settle.Bind(1, id).Bind(2, at).Run() == 1;

    public bool PutOff(string id, DateTimeOffset until, string why) => putOff.Bind(1, id).Bind(2, until).Bind(3, why).Run() == 1;

    public void Dispose()
    {
        add.Dispose();
        settle.Dispose();
        putOff.Dispose();
    }
}
