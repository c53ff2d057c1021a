using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>The writer's connection with everything prepared on it. Thrown away and opened anew after a failure of the machine.</summary>
internal sealed class WriteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;
    private readonly Statement mark;
    private readonly Statement backToMark;
    private readonly Statement forgetMark;
    private AgentWrites? agents;
    private AuditWrites? audit;

    public WriteSession(SqliteConnection connection)
    {
        this.connection = connection;
        SqliteDatabase.DemandFullDurability(connection);
        begin = new Statement(connection, "BEGIN IMMEDIATE");
        commit = new Statement(connection, "COMMIT");
        rollback = new Statement(connection, "ROLLBACK");
        mark = new Statement(connection, "SAVEPOINT write");
        backToMark = new Statement(connection, "ROLLBACK TO write");
        forgetMark = new Statement(connection, "RELEASE write");
        Conversations = new ConversationWrites(connection);
        Outbox = new OutboxWrites(connection);
        Post = new PostalWrites(connection);
        Deliveries = new DeliveryWrites(connection, Conversations, Post);
        People = new PeopleWrites(connection, Conversations, Outbox, Post);
        Identities = new IdentityWrites(connection, People);
        Takeovers = new TakeoverWrites(connection, Conversations, Outbox, Post, Deliveries);
        Cases = new CaseWrites(connection);
        Turns = new TurnWrites(connection, Conversations, Outbox, Post, Cases, () => Audit);
        Keepsakes = new KeepsakeWrites(connection);
    }

    public ConversationWrites Conversations { get; }

    public OutboxWrites Outbox { get; }

    public PostalWrites Post { get; }

    public DeliveryWrites Deliveries { get; }

    public TakeoverWrites Takeovers { get; }

    public PeopleWrites People { get; }

    public IdentityWrites Identities { get; }

    public TurnWrites Turns { get; }

    public CaseWrites Cases { get; }

    public KeepsakeWrites Keepsakes { get; }

    // Prepared when the first agent comes: a start has none.
    public AgentWrites Agents => agents ??= new(connection);

    public AuditWrites Audit => audit ??= new(connection);

    /// <summary>Stores a batch in one transaction. What cannot be stored is refused by itself; an exception means that nothing was stored.</summary>
    public void Store(List<Write> batch)
    {
        begin.Run();
        if (!AllAtOnce(batch))
        {
            rollback.Run();
            begin.Run();
            EachByItself(batch);
        }

        commit.Run();
    }

    public void Dispose()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle!) == 0)
        {
            raw.sqlite3_exec(connection.Handle!, "ROLLBACK");
        }

        Conversations.Dispose();
        Outbox.Dispose();
        Post.Dispose();
        Deliveries.Dispose();
        Takeovers.Dispose();
        People.Dispose();
        Identities.Dispose();
        Turns.Dispose();
        Cases.Dispose();
        Keepsakes.Dispose();
        agents?.Dispose();
        audit?.Dispose();
        foreach (var statement in (Span<Statement>)[begin, commit, rollback, mark, backToMark, forgetMark])
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    // Nearly every batch gets through without a mark to go back to, and a mark costs as much as a row.
    private bool AllAtOnce(List<Write> batch)
    {
        try
        {
            foreach (var write in batch)
            {
                write.Perform(this);
            }

            return true;
        }
        catch (Exception refused) when (IsOnlyThis(refused))
        {
            return false;
        }
    }

    private void EachByItself(List<Write> batch)
    {
        foreach (var write in batch)
        {
            mark.Run();
            try
            {
                write.Perform(this);
            }
            catch (Exception refused) when (IsOnlyThis(refused))
            {
                backToMark.Run();
                write.Refusal = refused is SqliteException
                    ? new CannotBeStored($"The database refuses this: {refused.Message}", refused)
                    : refused;
            }

            forgetMark.Run();
        }
    }

    // A rule that the row breaks is the row's fault. A full disk, a lock, a damaged file are everybody's.
    private bool IsOnlyThis(Exception refused) =>
        raw.sqlite3_get_autocommit(connection.Handle!) == 0
        && (refused is not SqliteException broken
            || broken.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE);
}
