using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>One attempt of a customer to get connected: from the first word to solved, closed or started over.</summary>
internal sealed class Journey
{
    /// <summary>The outcome of a playbook that came to its good end, by the customer's own word.</summary>
    public const string Solved = "solved";

    /// <summary>The outcome of an attempt that the customer left for a new one.</summary>
    public const string Left = "left";

    /// <summary>Its number in the book; 0 while it is not there.</summary>
    public long Number { get; init; }

    public required string Conversation { get; init; }

    public required string Channel { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset LastAt { get; set; }

    public string? Language { get; set; }

    /// <summary>Where the customer is, or was last.</summary>
    public string? Playbook { get; set; }

    public string? Version { get; set; }

    public string? Step { get; set; }

    /// <summary><see cref="Solved"/>, <see cref="Left"/>, or what the agent closed it with; null while it goes on.</summary>
    public string? Outcome { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the same customer came back with it after the end.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }

    /// <summary>That was within the week after which a solution counts as durable.</summary>
    public bool BackWithinAWeek { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset? ToPersonAt { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>The case at the desk where it went to a person, or did once.</summary>
    public string? Case { get; set; }

    /// <summary>How the customer found the help: <c>good</c>, <c>fair</c> or <c>bad</c>.</summary>
    public string? Rating { get; set; }

    /// <summary>The evidence that was there when a person was called, a bit for each item.</summary>
    public int Given { get; set; }

    /// <summary>The evidence of which the customer had said why it cannot be had.</summary>
    public int Unobtainable { get; set; }

    public List<Visit> Visits { get; init; } = [];

    /// <summary>Follows what happened.</summary>
    public void Follow(ConversationEvent happened)
    {
        LastAt = happened.At;
        switch (happened)
        {
            case PlaybookStarted started:
                GoTo(started.Playbook, null);
                break;
            case StepReached reached:
                GoTo(reached.Playbook, reached.Step);
                Here(reached.At);
                break;
            case QuestionOpened { Question: OpenQuestion.AtStep or OpenQuestion.GoAhead or OpenQuestion.ForEvidence } or WaitBegan or CaseRested:
                Ask(happened.At);
                break;
            case StepAnswered answered:
                Answer(answered);
                break;
            case AnswersUndone undone:
                Undo([.. undone.Steps.Select(step => step.Value)]);
                break;
            case TroubleMet trouble:
                Meet(trouble);
                break;
            case EvidenceGiven { Item: var item }:
                Given |= Bit(item);
                Unobtainable &= ~Bit(item);
                break;
            case EvidenceTakenBack { Item: var item }:
                Given &= ~Bit(item);
                break;
            case EvidenceUnobtainable { Item: var item }:
                Unobtainable |= Bit(item);
                break;
            case Escalated escalated:
                Ask(escalated.At);
                CallPerson(escalated);
                break;
            case CaseReopened reopened:
                (ToPersonAt, Case) = (happened.At, reopened.Escalation.Value);
                break;
            case EscalationCancelled:
                (ToPersonAt, TakenAt, Reason) = (null, null, null);
                break;
            case CaseTaken:
                TakenAt ??= happened.At;
                break;
            case CursorMoved moved:
                GoTo(moved.Playbook, moved.Step);
                break;
            case CaseClosed closed:
                End(closed.Outcome.Name(), happened.At);
                break;
            case CustomerRated rated:
                Rating = rated.Rating.ToString().ToLowerInvariant();
                break;
            case CaseSolved:
                Ask(happened.At);
                End(Solved, happened.At);
                break;
            case StartedOver:
                End(Left, happened.At);
                break;
        }
    }

    /// <summary>The same customer is back with it. Only the first time counts.</summary>
    public void Reopen(DateTimeOffset at)
    {
        ReopenedAt ??= at;
        BackWithinAWeek |= at - EndedAt < JourneyCounting.DurableAfter;
    }

    private void End(string outcome, DateTimeOffset at) => (Outcome, EndedAt) = (outcome, at);

    private static int Bit(EvidenceItem item) => 1 << (int)item;

    private void GoTo(Edition playbook, StepId? step) => (Playbook, Version, Step) = (playbook.Id.Value, playbook.Version, step?.Value);

    private Visit? Here(DateTimeOffset at)
    {
        if (Playbook is null || Version is null || Step is null)
        {
            return null;
        }

        var visit = Visits.Find(visit => visit.Playbook == Playbook && visit.Version == Version && visit.Step == Step);
        if (visit is null)
        {
            Visits.Add(visit = new Visit { Playbook = Playbook, Version = Version, Step = Step, ReachedAt = at });
        }

        return visit;
    }

    private void Ask(DateTimeOffset at)
    {
        if (Here(at) is { } visit)
        {
            visit.Asked = true;
        }
    }

    private void Answer(StepAnswered answered)
    {
        GoTo(answered.Playbook, answered.Step);
        if (Here(answered.At) is { } visit)
        {
            visit.Answer = answered.Answer.Value;
            visit.Origin = answered.Origin.Value;
        }
    }

    private void Undo(HashSet<string> origins)
    {
        foreach (var visit in Visits.Where(visit => visit.Origin is { } origin && origins.Contains(origin)))
        {
            visit.Answer = null;
        }
    }

    private void Meet(TroubleMet trouble)
    {
        if (Here(trouble.At) is not { } visit)
        {
            return;
        }

        if (trouble.Answer == AnswerId.CannotFind)
        {
            visit.CouldNotFind++;
        }
        else
        {
            visit.SomethingElse++;
        }
    }

    private void CallPerson(Escalated escalated)
    {
        (ToPersonAt, TakenAt, Reason, Case) = (escalated.At, null, escalated.Reason.Name(), escalated.Escalation.Value);
        if (Here(escalated.At) is { } visit)
        {
            visit.ToPerson = true;
        }
    }
}
