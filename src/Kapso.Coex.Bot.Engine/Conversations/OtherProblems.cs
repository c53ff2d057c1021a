using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// "No, it says 2655093": an answer with another problem in it. The problem goes first, for the next step of this playbook may remove
/// something that has nothing to do with it.
/// </summary>
internal static class OtherProblems
{
    private const int WordsOfAProblem = 3;
    private static readonly AnswerId SameError = new("same-error");
    private static readonly AnswerId NothingElse = new("none");

    /// <summary>A code that this question has no answer for, and that another procedure deals with.</summary>
    public static bool HearCode(TurnInProgress turn, string text)
    {
        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        if (turn.Here is not var (playbook, step)
            || reading is not { CodesSeen: [var code, ..], Verdict: Verdict.Playbook(var meant, _) }
            || !code.IsKnown
            || step.Answers.Any(answer => answer.Id.Value == $"error-{code.Digits}"))
        {
            return false;
        }

        if (meant == playbook.Id && turn.Conversation.Codes.Contains(code.Digits))
        {
            return HearSameCode(turn, step);
        }

        KeepWhatWasDone(turn, playbook, step, text);
        Opening.Note(turn, reading);
        Subjects.GoOver(turn, meant);
        return true;
    }

    /// <summary>The code that brought them here, once more, where the question has an answer for it.</summary>
    private static bool HearSameCode(TurnInProgress turn, Step step)
    {
        if (turn.Conversation.Question is not OpenQuestion.AtStep || (step.Find(SameError) ?? step.Find(NothingElse)) is not { } answer)
        {
            return false;
        }

        Walk.Take(turn, answer.Id);
        return true;
    }

    /// <summary>What stands beside a "no" tells of another problem, and of nothing that is looked at here.</summary>
    public static bool HearBeside(TurnInProgress turn, Understood understood)
    {
        if ((understood.Answer != AnswerId.No && understood.Answer != AnswerId.Other)
            || turn.Here is not var (playbook, _)
            || TextFolding.Fold(understood.Rest).Count < WordsOfAProblem
            || playbook.Steps.Any(step => Corrections.Mentions(step, understood.Rest)))
        {
            return false;
        }

        var reading = turn.Knowledge.Triage.Read(understood.Rest, turn.Conversation.Language);
        if (reading is not { Facts.Count: 0, Provider: null, Verdict: Verdict.Playbook(var meant, >= Subjects.Sure) } || meant == playbook.Id)
        {
            return false;
        }

        Opening.Note(turn, reading);
        Subjects.GoOver(turn, meant);
        return true;
    }

    /// <summary>"Done, but it says 2655093": the step is done all the same.</summary>
    private static void KeepWhatWasDone(TurnInProgress turn, Playbook playbook, Step step, string text)
    {
        var offers = Offers.For(turn, turn.Conversation.Question);
        if (turn.Conversation.Question is OpenQuestion.AtStep && step is Step.Do
            && Understanding.AnswerIn(text, offers, turn.Knowledge.Words)?.Answer is { } answer && (answer == AnswerId.Done || answer == AnswerId.Already))
        {
            turn.Keep(new StepAnswered(playbook.Edition, step.Id, step.Origin, answer, step.Find(answer)?.Learns, PassedOver: false, turn.Now));
        }
    }
}
