using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What the conversation is about now. Each state holds only what exists in it.</summary>
public abstract record ConversationState
{
    /// <summary>No playbook yet: triage decides what comes next.</summary>
    public sealed record Listening : ConversationState;

    /// <summary>At a step of a playbook, in the edition that the conversation began with.</summary>
    public sealed record Following(Edition Playbook, StepId Step) : ConversationState;

    /// <summary>The case waits for a person, or one has it; then the bot keeps silent.</summary>
    /// <param name="Before">Where the customer stands in the playbook; agents move it.</param>
    public sealed record WithPerson(EscalationId Escalation, EscalationReason Reason, DateTimeOffset Since, Following? Before) : ConversationState
    {
        /// <summary>Null while nobody has taken it.</summary>
        public Agent? Holder { get; init; }

        /// <summary>The customer was told that it takes longer than promised.</summary>
        public bool WasToldToWait { get; init; }

        internal WithPerson Evolve(ConversationEvent happened) => happened switch
        {
            CaseTaken taken => this with { Holder = taken.Holder },
            CaseReleased released => this with { Holder = null, Since = released.At, WasToldToWait = false },
            CursorMoved moved => this with { Before = new Following(moved.Playbook, moved.Step) },
            PromiseMissed => this with { WasToldToWait = true },
            _ => this,
        };
    }

    /// <summary>The agent who has the case sent the bot to ask for one piece of evidence.</summary>
    public sealed record OnErrand(WithPerson Case, EvidenceItem Item) : ConversationState;

    /// <summary>An agent closed the case. Whoever writes about it later can have it opened again.</summary>
    public sealed record Closed(WithPerson Case, CaseOutcome Outcome, DateTimeOffset At) : ConversationState;

    /// <summary>The customer confirmed what can be observed.</summary>
    public sealed record Resolved(Edition Playbook, StepId Step) : ConversationState;
}
