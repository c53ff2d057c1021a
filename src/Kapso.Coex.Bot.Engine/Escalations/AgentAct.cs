using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>What an agent does with a case.</summary>
public abstract record AgentAct
{
    /// <summary>The case is the agent's, and the bot is silent from now on.</summary>
    public sealed record Take : AgentAct;

    /// <summary>Back to the queue.</summary>
    public sealed record Release : AgentAct;

    public sealed record Transfer(Agent To) : AgentAct;

    /// <summary>Says something to the customer.</summary>
    /// <param name="Files">Of ours, checked like any.</param>
    /// <param name="Quotes">The customer's message that it answers.</param>
    public sealed record Say(string Text, IReadOnlyList<FileId> Files, MessageId? Quotes) : AgentAct;

    /// <summary>Sends the current step as the bot would put it, with its buttons.</summary>
    public sealed record SendStep : AgentAct;

    /// <summary>Notes the answer to a step. The customer is told nothing.</summary>
    public sealed record Tick(StepId Step, AnswerId Answer) : AgentAct;

    public sealed record Skip(StepId Step) : AgentAct;

    /// <summary>Goes back to a step, whose answer and what rests on it are taken away.</summary>
    public sealed record Rewind(StepId Step) : AgentAct;

    /// <summary>Goes over to another playbook.</summary>
    public sealed record Start(PlaybookId Playbook) : AgentAct;

    /// <summary>The bot goes on, at the chosen step or where it stands.</summary>
    public sealed record HandBack(StepId? Step) : AgentAct;

    /// <summary>The bot asks for one piece and then returns the case.</summary>
    public sealed record AskFor(EvidenceItem Item) : AgentAct;

    /// <param name="By">The step that did it.</param>
    public sealed record Close(CaseOutcome Outcome, StepId? By) : AgentAct;
}

/// <summary>What became of an act.</summary>
public abstract record ActResult
{
    /// <summary>A turn without events means that it was so already.</summary>
    public sealed record Done(Turn Turn) : ActResult;

    /// <param name="Holder">Who has the case, where somebody has.</param>
    public sealed record Refused(ActRefusal Why, Agent? Holder) : ActResult;
}

/// <summary>Why an act is not done.</summary>
public enum ActRefusal
{
    /// <summary>The conversation is with the bot.</summary>
    NoCase,
    TakenByAnother,

    /// <summary>Take it first.</summary>
    NotYours,
    NoSuchStep,
    NothingToSend,

    /// <summary>The customer gave it.</summary>
    AlreadyGiven,
}
