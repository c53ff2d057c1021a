using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>Writes down who saw, did or exported what. What was written stays as it is.</summary>
internal interface IAudit
{
    /// <param name="detail">An id, a role, a count: never what a customer wrote.</param>
    public Task Note(Agent who, AuditAct what, string? caseId = null, string? detail = null);
}

/// <inheritdoc />
internal sealed class StoredAudit(Store store, TimeProvider clock) : IAudit
{
    public Task Note(Agent who, AuditAct what, string? caseId = null, string? detail = null) =>
        store.AddToAudit(new AuditEntry(clock.GetUtcNow(), who, what.Name(), caseId, detail));
}
