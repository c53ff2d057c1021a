namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>Stands on an endpoint whose use by an agent is written down.</summary>
internal sealed record Audited(AuditAct Act);
