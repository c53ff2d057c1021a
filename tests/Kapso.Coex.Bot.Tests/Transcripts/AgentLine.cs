using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>Reads what an agent does in a transcript: <c>take</c>, <c>say …</c>, <c>tick step answer</c>, <c>hand back at step</c>.</summary>
internal static class AgentLine
{
    /// <summary>Null where it is nothing that an agent does.</summary>
    public static AgentAct? Read(string line) => line.Split(' ') switch
    {
        ["take"] => new AgentAct.Take(),
        ["release"] => new AgentAct.Release(),
        ["transfer", "to", var name] => new AgentAct.Transfer(Named(name)),
        ["say", ..] => new AgentAct.Say(line["say ".Length..], [], null),
        ["send", "step"] => new AgentAct.SendStep(),
        ["tick", var step, var answer] => new AgentAct.Tick(new StepId(step), new AnswerId(answer)),
        ["skip", var step] => new AgentAct.Skip(new StepId(step)),
        ["rewind", "to", var step] => new AgentAct.Rewind(new StepId(step)),
        ["start", var playbook] => new AgentAct.Start(new PlaybookId(playbook)),
        ["hand", "back"] => new AgentAct.HandBack(null),
        ["hand", "back", "at", var step] => new AgentAct.HandBack(new StepId(step)),
        ["ask", "for", var item] when EvidenceItems.Parse(item) is { } wanted => new AgentAct.AskFor(wanted),
        ["close", var outcome] when CaseOutcomes.Parse(outcome) is { } how => new AgentAct.Close(how, null),
        _ => null,
    };

    public static Agent Named(string name) => new(name, name);
}
