using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>A reading connection with everything prepared on it. Used by one caller at a time.</summary>
internal sealed class ReadSession(SqliteConnection connection) : IDisposable
{
    public ConversationReads Conversations { get; } = new(connection);

    public OutboxReads Outbox { get; } = new(connection);

    public EscalationReads Escalations { get; } = new(connection);

    public PostalReads Post { get; } = new(connection);

    public KeepsakeReads Keepsakes { get; } = new(connection);

    public void Dispose()
    {
        Conversations.Dispose();
        Outbox.Dispose();
        Escalations.Dispose();
        Post.Dispose();
        Keepsakes.Dispose();
        connection.Dispose();
    }
}
