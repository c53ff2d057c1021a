using Kapso.Coex.Bot.Conversations;
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
    private const int Longest = 300;

    public Task Note(Agent who, AuditAct what, string? caseId = null, string? detail = null) =>
        store.AddToAudit(new AuditEntry(clock.GetUtcNow(), who, what.Name(), Short(caseId), Short(detail)));

    // What stands in an address is whatever somebody typed there, and it can never be taken out of the audit again.
    private static string? Short(string? text) => text is null ? null : Harmless.Line(text) is { Length: > Longest } line ? line[..Longest] : Harmless.Line(text);
}
