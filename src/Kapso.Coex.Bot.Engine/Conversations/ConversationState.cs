using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What the conversation is about now. Each state holds only what exists in it.</summary>
public abstract record ConversationState
{
    /// <summary>No playbook yet: triage decides what comes next.</summary>
    public sealed record Listening : ConversationState;

    /// <summary>At a step of a playbook, in the edition that the conversation began with.</summary>
    public sealed record Following(Edition Playbook, StepId Step) : ConversationState;

    /// <summary>A person has the case; the bot keeps silent.</summary>
    public sealed record WithPerson(EscalationId Escalation, EscalationReason Reason, DateTimeOffset Since, Following? Before) : ConversationState;

    /// <summary>The customer confirmed what can be observed.</summary>
    public sealed record Resolved(Edition Playbook, StepId Step) : ConversationState;
}
