using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>A reading connection with everything prepared on it that was ever asked of it. Used by one caller at a time.</summary>
internal sealed class ReadSession(SqliteConnection connection) : IDisposable
{
    private OutboxReads? outbox;
    private EscalationReads? escalations;
    private KeepsakeReads? keepsakes;
    private PostalReads? post;
    private IdentityReads? identities;
    private LedgerReads? ledger;
    private AgentReads? agents;
    private AuditReads? audit;
    private CaseReads? cases;

    public ConversationReads Conversations { get; } = new(connection);

    public OutboxReads Outbox => outbox ??= new(connection);

    public EscalationReads Escalations => escalations ??= new(connection);

    public PostalReads Post => post ??= new(connection);

    public IdentityReads Identities => identities ??= new(connection);

    public LedgerReads Ledger => ledger ??= new(connection);

    public CaseReads Cases => cases ??= new(connection);

    public KeepsakeReads Keepsakes => keepsakes ??= new(connection);

    public AgentReads Agents => agents ??= new(connection);

    public AuditReads Audit => audit ??= new(connection);

    public void Dispose()
    {
        Conversations.Dispose();
        outbox?.Dispose();
        escalations?.Dispose();
        keepsakes?.Dispose();
        post?.Dispose();
        identities?.Dispose();
        agents?.Dispose();
        audit?.Dispose();
        ledger?.Dispose();
        cases?.Dispose();
        connection.Dispose();
    }
}
