using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Goes from step to step. Every step is either asked, or passed over because its answer stands.</summary>
internal static class Walk
{
    /// <summary>Begins a playbook where the customer is: at the first entry whose fact is known.</summary>
    public static void Start(TurnInProgress turn, PlaybookId id)
    {
        var playbook = turn.Knowledge.Current[id];
        turn.Keep(new PlaybookStarted(playbook.Edition, turn.Now));
        GoTo(turn, playbook, StartFor(turn.Conversation, playbook).At);
    }

    /// <summary>The first entry that fits; of several for codes, the one for the code that was seen last.</summary>
    public static Start StartFor(Conversation conversation, Playbook playbook)
    {
        var fitting = playbook.Starts.Where(entry => entry.If is not { } fact || conversation.Knows(fact)).ToList();
        var codes = conversation.Codes.Select(SharedFacts.CodeSeen).ToList();
        return fitting[0].If is { } first && codes.Contains(first)
            ? fitting.Where(entry => entry.If is { } fact && codes.Contains(fact)).MaxBy(entry => codes.IndexOf(entry.If!.Value))!
            : fitting[0];
    }

    /// <summary>An answer to the open question of the step, asked for by its offers.</summary>
    public static void Take(TurnInProgress turn, AnswerId answer)
    {
        if (turn.Conversation.Question is OpenQuestion.GoAhead)
        {
            TakeGoAhead(turn, answer);
            return;
        }

        if (answer == Offers.Person)
        {
            HandOver.Escalate(turn, EscalationReason.Stuck);
            return;
        }

        var (_, step) = turn.Here!.Value;
        if (step.Find(answer) is { Next: null })
        {
            Failing.Meet(turn, step, answer);
        }
        else
        {
            Answer(turn, answer);
        }
    }

    /// <summary>Records the current step's answer and goes where it leads.</summary>
    public static void Answer(TurnInProgress turn, AnswerId answer)
    {
        var (playbook, step) = turn.Here!.Value;
        Corrections.UndoWhatRestsOn(turn, playbook, step);
        turn.Keep(new StepAnswered(playbook.Edition, step.Id, step.Origin, answer, step.Find(answer)?.Learns, PassedOver: false, turn.Now));
        if (SharedFacts.CodeIn(answer) is { } code)
        {
            Opening.NoteCode(turn, code);
        }

        if (step is Step.Wait)
        {
            turn.Do(new Effect.ForgetWake());
        }

        Follow(turn, playbook, NextAfter(step, answer));
    }

    /// <summary>Goes to a step, on past every one whose answer stands, and opens what it asks.</summary>
    public static void GoTo(TurnInProgress turn, Playbook playbook, StepId target, bool evenIfAnswered = false)
    {
        var step = playbook.Find(target)!;
        turn.Keep(new StepReached(playbook.Edition, step.Id, turn.Now));
        if (!evenIfAnswered && turn.IsFirstPass(step) && Standing(turn, step) is { } standing)
        {
            Follow(turn, playbook, NextAfter(step, standing));
            return;
        }

        switch (step)
        {
            case Step.Tell tell:
                turn.Say(Prompts.Tell(turn, playbook, tell));
                turn.Keep(new StepAnswered(playbook.Edition, step.Id, step.Origin, AnswerId.Done, null, PassedOver: true, turn.Now));
                Follow(turn, playbook, tell.Next);
                break;
            case Step.Do { Danger: not null }:
                turn.Open(new OpenQuestion.GoAhead());
                break;
            case Step.Wait wait:
                turn.Keep(new WaitBegan(step.Id, turn.Now + wait.For, turn.Now));
                turn.Do(new Effect.WakeAt(step.Id, turn.Now + wait.For));
                turn.Open(new OpenQuestion.AtStep());
                break;
            case Step.Rest rest:
                turn.Keep(new CaseRested(turn.Now));
                turn.Say(ReplyKind.Answer, turn.Text(rest.Message));
                break;
            case Step.Solved:
                turn.Keep(new CaseSolved(turn.Now));
                turn.Ask();
                break;
            case Step.HandOver handOver:
                Collecting.Begin(turn, handOver);
                break;
            default:
                turn.Open(new OpenQuestion.AtStep());
                break;
        }
    }

    /// <summary>What is asked at the step where the customer is; before consequences, the yes comes anew.</summary>
    public static OpenQuestion OwnQuestion(TurnInProgress turn) =>
        turn.Here is (_, Step.Do { Danger: not null }) ? new OpenQuestion.GoAhead() : new OpenQuestion.AtStep();

    /// <summary>Where an answer of this step leads; a skipped step goes on as if it were done.</summary>
    private static Target NextAfter(Step step, AnswerId answer) => step switch
    {
        Step.Tell tell => tell.Next,
        Step.Wait wait => wait.Next,
        Step.Rest rest => rest.Next,
        _ => step.Find(answer)?.Next ?? step.Answers.First(candidate => candidate.Next is not null).Next!,
    };

    private static void Follow(TurnInProgress turn, Playbook playbook, Target target)
    {
        switch (target)
        {
            case Target.ToStep(var step):
                GoTo(turn, playbook, step);
                break;
            case Target.ToPlaybook(var other):
                Subjects.GoOver(turn, other);
                break;
        }
    }

    /// <summary>The answer given earlier, here or where this step was borrowed from, or known because the customer told so.</summary>
    private static AnswerId? Standing(TurnInProgress turn, Step step)
    {
        if (step is Step.Do or Step.Ask && turn.Conversation.Answers.TryGetValue(step.Origin, out var earlier) && Leads(step, earlier.Answer))
        {
            return earlier.Answer;
        }

        if (step.Answers.FirstOrDefault(answer => answer.KnownBy is { } fact && turn.Conversation.Knows(fact)) is not { } known)
        {
            return null;
        }

        var edition = turn.Conversation.CurrentPlaybook!.Value;
        turn.Keep(new StepAnswered(edition, step.Id, step.Origin, known.Id, known.Learns ?? known.KnownBy, PassedOver: true, turn.Now));
        return known.Id;
    }

    private static bool Leads(Step step, AnswerId answer) => answer == AnswerId.Skipped || step.Find(answer) is { Next: not null };

    private static void TakeGoAhead(TurnInProgress turn, AnswerId answer)
    {
        var (playbook, step) = turn.Here!.Value;
        if (answer == AnswerId.Yes)
        {
            turn.Open(new OpenQuestion.AtStep());
            return;
        }

        if (answer != AnswerId.No)
        {
            // Done already, or it cannot be done: there is nothing left to go ahead with.
            Answer(turn, answer);
            return;
        }

        turn.Keep(new StepAnswered(playbook.Edition, step.Id, step.Origin, AnswerId.No, null, PassedOver: false, turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.Declined);
        GoTo(turn, playbook, ((Step.Do)step).Danger!.Declined);
    }
}
