using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>What the audit says: names and ids, never what a customer wrote.</summary>
internal static class AuditEntries
{
    private const int Longest = 300;

    public static AuditEntry New(DateTimeOffset at, Agent who, AuditAct what, string? caseId = null, string? detail = null) =>
        new(at, who, what.Name(), Short(caseId), Short(detail));

    /// <summary>Of what an agent does with a case.</summary>
    public static AuditEntry Of(AgentAct act, Agent by, string caseId, DateTimeOffset at)
    {
        var (what, detail) = Told(act);
        return New(at, by, what, caseId, detail);
    }

    private static (AuditAct What, string? Detail) Told(AgentAct act) => act switch
    {
        AgentAct.Take => (AuditAct.Took, null),
        AgentAct.Release => (AuditAct.Released, null),
        AgentAct.Transfer(var to) => (AuditAct.Transferred, to.Name),
        AgentAct.Say => (AuditAct.Said, null),
        AgentAct.SendStep => (AuditAct.SentStep, null),
        AgentAct.Tick(var step, var answer) => (AuditAct.Ticked, $"{step} {answer}"),
        AgentAct.Skip(var step) => (AuditAct.Skipped, step.Value),
        AgentAct.Rewind(var step) => (AuditAct.Rewound, step.Value),
        AgentAct.Start(var playbook) => (AuditAct.StartedPlaybook, playbook.Value),
        AgentAct.HandBack(var step) => (AuditAct.HandedBack, step?.Value),
        AgentAct.AskFor(var item) => (AuditAct.AskedFor, item.Name()),
        AgentAct.Close(var outcome, _) => (AuditAct.Closed, outcome.Name()),
        _ => throw new InvalidOperationException($"Nobody said how {act.GetType().Name} is written down."),
    };

    // What stands in an address is whatever somebody typed there, and it can never be taken out of the audit again.
    private static string? Short(string? text) => text is null ? null : Harmless.Line(text) is { Length: > Longest } line ? line[..Longest] : Harmless.Line(text);
}
