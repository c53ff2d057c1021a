using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>An agent has the case from now on, also where another had it before.</summary>
public sealed record CaseTaken(EscalationId Escalation, Agent Holder, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Back in the queue.</summary>
public sealed record CaseReleased(EscalationId Escalation, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The agent lets the bot go on.</summary>
public sealed record CaseHandedBack(EscalationId Escalation, Agent By, DateTimeOffset At) : ConversationEvent(At);

/// <param name="Step">The step that did it.</param>
public sealed record CaseClosed(EscalationId Escalation, CaseOutcome Outcome, StepId? Step, Agent By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>It came back, and is the same case.</summary>
public sealed record CaseReopened(EscalationId Escalation, DateTimeOffset At) : ConversationEvent(At);

/// <summary>While a person has the case: where the customer stands in the playbook.</summary>
public sealed record CursorMoved(Edition Playbook, StepId Step, DateTimeOffset At) : ConversationEvent(At);

public sealed record ErrandBegan(EscalationId Escalation, EvidenceItem Item, DateTimeOffset At) : ConversationEvent(At);

public sealed record ErrandEnded(EscalationId Escalation, DateTimeOffset At) : ConversationEvent(At);

public sealed record AgentSpoke(Agent By, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Nobody took the case in time, and the customer was told.</summary>
public sealed record PromiseMissed(EscalationId Escalation, DateTimeOffset At) : ConversationEvent(At);

/// <param name="Address">An e-mail address or phone number at which the customer can be reached.</param>
public sealed record WayBackLeft(string Address, DateTimeOffset At) : ConversationEvent(At);

public sealed record CustomerRated(EscalationId Escalation, Rating Rating, DateTimeOffset At) : ConversationEvent(At);

/// <param name="Words">One sentence of the customer's.</param>
public sealed record RatingExplained(EscalationId Escalation, string Words, DateTimeOffset At) : ConversationEvent(At);
