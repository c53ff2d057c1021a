using System.Text.Json.Serialization;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Something that happened in a conversation. Past tense, with its time, never edited. The names below are how it is stored.</summary>
[JsonDerivedType(typeof(CustomerSpoke), "spoke")]
[JsonDerivedType(typeof(Greeted), "greeted")]
[JsonDerivedType(typeof(Sympathised), "sympathised")]
[JsonDerivedType(typeof(LanguageSettled), "language")]
[JsonDerivedType(typeof(PlaybookStarted), "playbook")]
[JsonDerivedType(typeof(StepReached), "reached")]
[JsonDerivedType(typeof(StepAnswered), "answered")]
[JsonDerivedType(typeof(AnswersUndone), "undone")]
[JsonDerivedType(typeof(QuestionOpened), "asked")]
[JsonDerivedType(typeof(WaitBegan), "wait")]
[JsonDerivedType(typeof(FactLearned), "fact")]
[JsonDerivedType(typeof(FactTakenBack), "fact-taken-back")]
[JsonDerivedType(typeof(CodeSeen), "code")]
[JsonDerivedType(typeof(ProviderNamed), "provider")]
[JsonDerivedType(typeof(NoteTaken), "note")]
[JsonDerivedType(typeof(TroubleMet), "trouble")]
[JsonDerivedType(typeof(Misunderstood), "misunderstood")]
[JsonDerivedType(typeof(EvidenceGiven), "given")]
[JsonDerivedType(typeof(EvidenceTakenBack), "taken-back")]
[JsonDerivedType(typeof(EvidenceUnobtainable), "unobtainable")]
[JsonDerivedType(typeof(ScreenshotsFinished), "screenshots-finished")]
[JsonDerivedType(typeof(Escalated), "escalated")]
[JsonDerivedType(typeof(EscalationCancelled), "cancelled")]
[JsonDerivedType(typeof(CaseRested), "rested")]
[JsonDerivedType(typeof(CaseSolved), "solved")]
[JsonDerivedType(typeof(StartedOver), "over")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Reassured), "reassured")]
[JsonDerivedType(typeof(BotSpoke), "said")]
[JsonDerivedType(typeof(CaseTaken), "taken")]
[JsonDerivedType(typeof(CaseReleased), "released")]
[JsonDerivedType(typeof(CaseHandedBack), "handed-back")]
[JsonDerivedType(typeof(CaseClosed), "closed")]
[JsonDerivedType(typeof(CaseReopened), "reopened")]
[JsonDerivedType(typeof(CursorMoved), "moved")]
[JsonDerivedType(typeof(ErrandBegan), "errand")]
[JsonDerivedType(typeof(ErrandEnded), "errand-over")]
[JsonDerivedType(typeof(AgentSpoke), "agent-said")]
[JsonDerivedType(typeof(PromiseMissed), "promise-missed")]
[JsonDerivedType(typeof(WayBackLeft), "way-back")]
[JsonDerivedType(typeof(CustomerRated), "rated")]
[JsonDerivedType(typeof(RatingExplained), "rated-because")]
public abstract record ConversationEvent(DateTimeOffset At);

/// <param name="Words">What was written, where it was more than a tap or a command: the last of it stands in the brief.</param>
public sealed record CustomerSpoke(MessageId Message, DateTimeOffset At, string? Words = null) : ConversationEvent(At);

public sealed record Greeted(DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer told what the trouble costs, and got a kind line.</summary>
public sealed record Sympathised(DateTimeOffset At) : ConversationEvent(At);

/// <param name="Chosen">True when the customer asked for it, and not we guessed it.</param>
public sealed record LanguageSettled(Language Language, bool Chosen, DateTimeOffset At) : ConversationEvent(At);

public sealed record PlaybookStarted(Edition Playbook, DateTimeOffset At) : ConversationEvent(At);

public sealed record StepReached(Edition Playbook, StepId Step, DateTimeOffset At) : ConversationEvent(At);

/// <param name="PassedOver">The answer was known before the step was reached, so it was not asked.</param>
public sealed record StepAnswered(Edition Playbook, StepId Step, StepOrigin Origin, AnswerId Answer, Fact? Learned, bool PassedOver, DateTimeOffset At)
    : ConversationEvent(At);

/// <summary>A correction or a step back took these answers away, and what rested on them.</summary>
public sealed record AnswersUndone(IReadOnlyList<StepOrigin> Steps, DateTimeOffset At) : ConversationEvent(At);

public sealed record QuestionOpened(OpenQuestion? Question, DateTimeOffset At) : ConversationEvent(At);

public sealed record WaitBegan(StepId Step, DateTimeOffset Until, DateTimeOffset At) : ConversationEvent(At);

public sealed record FactLearned(Fact Fact, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer corrected what they had told before any step asked for it.</summary>
public sealed record FactTakenBack(Fact Fact, DateTimeOffset At) : ConversationEvent(At);

public sealed record CodeSeen(string Code, DateTimeOffset At) : ConversationEvent(At);

public sealed record ProviderNamed(string Provider, DateTimeOffset At) : ConversationEvent(At);

/// <summary>What the customer found, in the customer's words: for the brief.</summary>
public sealed record NoteTaken(string Note, StepId? Step, DateTimeOffset At) : ConversationEvent(At);

/// <summary>A step did not go as written: not found, or something else happened.</summary>
public sealed record TroubleMet(StepOrigin Step, AnswerId Answer, DateTimeOffset At) : ConversationEvent(At);

public sealed record Misunderstood(DateTimeOffset At) : ConversationEvent(At);

public sealed record EvidenceGiven(EvidenceItem Item, string Value, DateTimeOffset At) : ConversationEvent(At);

/// <summary>A value turned out to be something else, such as the phone number.</summary>
public sealed record EvidenceTakenBack(EvidenceItem Item, DateTimeOffset At) : ConversationEvent(At);

public sealed record EvidenceUnobtainable(EvidenceItem Item, string Why, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer has no more pictures to send.</summary>
public sealed record ScreenshotsFinished(DateTimeOffset At) : ConversationEvent(At);

public sealed record Escalated(EscalationId Escalation, EscalationReason Reason, DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer did not want to wait for a person and goes on with the bot.</summary>
public sealed record EscalationCancelled(EscalationId Escalation, DateTimeOffset At) : ConversationEvent(At);

/// <summary>Nothing more can be done for now, and nothing is solved.</summary>
public sealed record CaseRested(DateTimeOffset At) : ConversationEvent(At);

public sealed record CaseSolved(DateTimeOffset At) : ConversationEvent(At);

public sealed record StartedOver(DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer wants to stop for now. No wait speaks up until the next message.</summary>
public sealed record Paused(DateTimeOffset At) : ConversationEvent(At);

/// <summary>The customer was told that the person who has the case will answer.</summary>
public sealed record Reassured(DateTimeOffset At) : ConversationEvent(At);

/// <param name="Fingerprint">Tells a repeated text from a new one, without keeping the text.</param>
/// <param name="About">How many steps the customer was told there are.</param>
public sealed record BotSpoke(int Fingerprint, DateTimeOffset At, int? About = null) : ConversationEvent(At);
