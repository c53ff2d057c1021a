using System.Collections.Immutable;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>One customer's conversation: everything that decides what is said next.</summary>
public sealed record Conversation
{
    private const int Remembered = 64;

    public required ConversationId Id { get; init; }

    /// <summary>The channel's name, for the brief: <c>widget</c>, <c>whatsapp</c>, <c>terminal</c>.</summary>
    public required string Channel { get; init; }

    public ConversationState State { get; init; } = new ConversationState.Listening();

    public OpenQuestion? Question { get; init; }

    public Language? Language { get; init; }

    /// <summary>The customer asked for this language, so we do not guess another.</summary>
    public bool LanguageChosen { get; init; }

    public bool WasGreeted { get; init; }

    /// <summary>The kind line to who is in trouble was said; a second one would sound hollow.</summary>
    public bool WasComforted { get; init; }

    /// <summary>Answers that stand, by the step's origin: a step with one is passed over.</summary>
    public ImmutableDictionary<StepOrigin, StandingAnswer> Answers { get; init; } = ImmutableDictionary<StepOrigin, StandingAnswer>.Empty;

    /// <summary>The same in the order in which they were given: the way back, and the brief.</summary>
    public ImmutableList<StandingAnswer> Trail { get; init; } = [];

    public ImmutableHashSet<Fact> Facts { get; init; } = [];

    /// <summary>Error codes that the customer mentioned, the latest last.</summary>
    public ImmutableList<string> Codes { get; init; } = [];

    public string? Provider { get; init; }

    public ImmutableList<NoteTaken> Notes { get; init; } = [];

    public Checklist Evidence { get; init; } = Checklist.Empty;

    /// <summary>How often each step did not go as written since it was reached.</summary>
    public ImmutableDictionary<StepOrigin, int> Troubles { get; init; } = ImmutableDictionary<StepOrigin, int>.Empty;

    public int MisunderstoodInARow { get; init; }

    public DateTimeOffset? WaitUntil { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>When the customer was last told that a person will answer.</summary>
    public DateTimeOffset? ReassuredAt { get; init; }

    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>The last that the customer wrote in own words: for the brief.</summary>
    public string? LastWords { get; init; }

    /// <summary>The fingerprint of the last text that the customer got: the next one is another.</summary>
    public int LastSaid { get; init; }

    /// <summary>How many steps the customer was told that this playbook has, the last time.</summary>
    public int? StepsPromised { get; init; }

    /// <summary>Where the customer can be reached when the chat is closed.</summary>
    public string? WayBack { get; init; }

    /// <summary>How often a person was called.</summary>
    public int Escalations { get; init; }

    private ImmutableList<MessageId> Heard { get; init; } = [];

    public static Conversation Begin(ConversationId id, string channel) => new() { Id = id, Channel = channel };

    public bool HasHeard(MessageId message) => Heard.Contains(message);

    public bool Knows(Fact fact) => Facts.Contains(fact);

    /// <summary>Follows what happened. It has no opinions.</summary>
    public Conversation Evolve(ConversationEvent happened) => happened switch
    {
        CustomerSpoke spoke => this with { Heard = Remember(spoke.Message), LastHeardAt = spoke.At, IsPaused = false, LastWords = spoke.Words ?? LastWords },
        Greeted => this with { WasGreeted = true },
        Sympathised => this with { WasComforted = true },
        LanguageSettled settled => this with { Language = settled.Language, LanguageChosen = settled.Chosen },
        PlaybookStarted => this with { Troubles = Troubles.Clear(), StepsPromised = null },
        StepReached reached => this with { State = new ConversationState.Following(reached.Playbook, reached.Step), Question = null, WaitUntil = null, WaitingSince = null },
        StepAnswered answered => Stand(answered),
        AnswersUndone undone => Undo(undone.Steps),
        QuestionOpened { Question: OpenQuestion.PersonOrGoOn } offered => this with { Question = offered.Question, MisunderstoodInARow = 0 },
        QuestionOpened opened => this with { Question = opened.Question },
        WaitBegan wait => this with { WaitUntil = wait.Until, WaitingSince = wait.At },
        FactLearned learned => this with { Facts = Facts.Add(learned.Fact) },
        FactTakenBack taken => this with { Facts = Facts.Remove(taken.Fact) },
        CodeSeen seen => this with
        {
            Codes = Codes.Remove(seen.Code).Add(seen.Code),
            Evidence = Codes.IsEmpty || Codes[^1] == seen.Code ? Evidence : Evidence.DoubtErrorText(seen.Code),
        },
        ProviderNamed named => this with { Provider = named.Provider },
        NoteTaken note => this with { Notes = Notes.Add(note) },
        TroubleMet trouble => this with { Troubles = Troubles.SetItem(trouble.Step, Troubles.GetValueOrDefault(trouble.Step) + 1) },
        Misunderstood => this with { MisunderstoodInARow = MisunderstoodInARow + 1 },
        EvidenceGiven given => this with { Evidence = Evidence.With(given), MisunderstoodInARow = 0 },
        EvidenceTakenBack back => this with { Evidence = Evidence.Set(back.Item, EvidenceState.NotAsked) },
        EvidenceUnobtainable cannot => this with { Evidence = Evidence.Set(cannot.Item, new EvidenceState.Unobtainable(cannot.Why)), MisunderstoodInARow = 0 },
        ScreenshotsFinished => this with { Evidence = Evidence.FinishScreenshots() },
        Escalated escalated => this with
        {
            State = new ConversationState.WithPerson(escalated.Escalation, escalated.Reason, escalated.At, State as ConversationState.Following),
            Question = null,
            WaitUntil = null,
            Escalations = Escalations + 1,
            ReassuredAt = null,
            MisunderstoodInARow = 0,
        },
        EscalationCancelled or CaseHandedBack => this with { State = (State as ConversationState.WithPerson)?.Before ?? (ConversationState)new ConversationState.Listening(), Question = null },
        CaseTaken or CaseReleased or CursorMoved or PromiseMissed when State is ConversationState.WithPerson person => this with { State = person.Evolve(happened) },
        ErrandBegan errand when State is ConversationState.WithPerson person => this with
        {
            State = new ConversationState.OnErrand(person, errand.Item),
            Evidence = Evidence.AskAgain(errand.Item),
        },
        ErrandEnded when State is ConversationState.OnErrand errand => this with { State = errand.Case, Question = null },
        CaseClosed closed when State is ConversationState.WithPerson person => this with { State = new ConversationState.Closed(person, closed.Outcome, closed.At), Question = null },
        CaseReopened reopened when State is ConversationState.Closed closed => this with
        {
            State = closed.Case with { Holder = null, Since = reopened.At, WasToldToWait = false },
            Question = null,
            ReassuredAt = null,
        },
        WayBackLeft left => this with { WayBack = left.Address },
        CaseSolved when State is ConversationState.Following following => this with { State = new ConversationState.Resolved(following.Playbook, following.Step), Question = null },
        StartedOver => Begin(Id, Channel) with
        {
            Language = Language,
            LanguageChosen = LanguageChosen,
            WasGreeted = WasGreeted,
            WasComforted = WasComforted,
            Heard = Heard,
            LastHeardAt = LastHeardAt,
            Escalations = Escalations,
        },
        Reassured reassured => this with { ReassuredAt = reassured.At },
        Paused => this with { IsPaused = true },
        BotSpoke spoke => this with { LastSaid = spoke.Fingerprint, StepsPromised = spoke.About ?? StepsPromised },
        _ => this,
    };

    /// <summary>The playbook that is being followed, or was when a person took over.</summary>
    public Edition? CurrentPlaybook => State switch
    {
        ConversationState.Following following => following.Playbook,
        ConversationState.WithPerson person => person.Before?.Playbook,
        ConversationState.Resolved resolved => resolved.Playbook,
        _ => null,
    };

    /// <summary>The case, while there is one: waiting, with a person, or closed and not begun anew.</summary>
    public ConversationState.WithPerson? Case => State switch
    {
        ConversationState.WithPerson person => person,
        ConversationState.OnErrand errand => errand.Case,
        ConversationState.Closed closed => closed.Case,
        _ => null,
    };

    private ImmutableList<MessageId> Remember(MessageId message) =>
        (Heard.Count < Remembered ? Heard : Heard.RemoveAt(0)).Add(message);

    private Conversation Stand(StepAnswered answered)
    {
        var standing = new StandingAnswer(answered.Playbook, answered.Step, answered.Origin, answered.Answer, answered.Learned, answered.PassedOver, answered.At, WaitingSince);
        return this with
        {
            Answers = Answers.SetItem(answered.Origin, standing),
            Trail = Trail.RemoveAll(earlier => earlier.Origin == answered.Origin).Add(standing),
            Facts = answered.Learned is { } fact ? Facts.Add(fact) : Facts,
            Evidence = answered.Learned == SharedFacts.Reconnected ? Evidence.DoubtWaba() : Evidence,
            Troubles = Troubles.Remove(answered.Origin),
            MisunderstoodInARow = 0,
            Question = null,
            WaitUntil = null,
        };
    }

    private Conversation Undo(IReadOnlyList<StepOrigin> steps) => this with
    {
        Answers = Answers.RemoveRange(steps),
        Trail = Trail.RemoveAll(answer => steps.Contains(answer.Origin)),
        Facts = Facts.Except(Trail.Where(answer => steps.Contains(answer.Origin) && answer.Learned is not null).Select(answer => answer.Learned!.Value)),
        Troubles = Troubles.RemoveRange(steps),
        Question = null,
        WaitUntil = null,
    };
}

/// <summary>An answer that stands until a correction takes it away.</summary>
/// <param name="PassedOver">Known before the step was reached, so it was not asked.</param>
/// <param name="Since">When the wait began that this ended.</param>
public sealed record StandingAnswer(
    Edition Playbook, StepId Step, StepOrigin Origin, AnswerId Answer, Fact? Learned, bool PassedOver, DateTimeOffset At, DateTimeOffset? Since = null);
