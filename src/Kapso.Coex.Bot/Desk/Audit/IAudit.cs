using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>
/// Writes down who saw or exported what, and who came in. What was written stays as it is. What somebody does with a case is written down
/// with what it changes, in one transaction.
/// </summary>
internal interface IAudit
{
    /// <param name="detail">An id, a role, a count: never what a customer wrote.</param>
    public Task Note(Agent who, AuditAct what, string? caseId = null, string? detail = null);
}

/// <inheritdoc />
internal sealed class StoredAudit(Store store, TimeProvider clock) : IAudit
{
    public Task Note(Agent who, AuditAct what, string? caseId = null, string? detail = null) =>
        store.AddToAudit(AuditEntries.New(clock.GetUtcNow(), who, what, caseId, detail));
}
