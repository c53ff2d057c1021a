using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>The desk's cases, and whatever somebody does with one is written down. What was refused did not happen.</summary>
internal sealed class AuditedCases(CaseBook cases, IAudit audit) : ICases
{
    public Task<CasePage> Queue(CaseQuery query) => cases.Queue(query);

    // Read anew whenever something happens in it. Who opens it writes it down, once for each look.
    public Task<CaseFile?> Open(string id) => cases.Open(id);

    public Task<IReadOnlyList<CaseMessage>> Messages(string id, long? before, int limit) => cases.Messages(id, before, limit);

    public async Task<ActAnswer> Do(string id, Agent by, AgentAct act, string key)
    {
        var answer = await cases.Do(id, by, act, key);
        if (answer is ActAnswer.Done)
        {
            var (what, detail) = Told(act);
            await audit.Note(by, what, id, detail);
        }

        return answer;
    }

    public async Task<bool> Note(string id, Agent by, string text, IReadOnlyList<string> mentions, string key)
    {
        var isKept = await cases.Note(id, by, text, mentions, key);
        await (isKept ? audit.Note(by, AuditAct.Noted, id) : Task.CompletedTask);
        return isKept;
    }

    public async Task<bool> Snooze(string id, Agent by, DateTimeOffset? until)
    {
        var isKept = await cases.Snooze(id, by, until);
        await (isKept ? audit.Note(by, AuditAct.Snoozed, id, until?.ToUniversalTime().ToString("u")) : Task.CompletedTask);
        return isKept;
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
}
