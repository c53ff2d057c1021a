using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>A step back, and a step skipped, at the customer's wish.</summary>
internal static class Steps
{
    /// <summary>To the last step that the customer answered, undoing that answer and what rests on it.</summary>
    public static void Back(TurnInProgress turn)
    {
        if (!GoBack(turn, Phrase.WentBack))
        {
            turn.Say(ReplyKind.Notice, Phrase.NothingToUndo);
            turn.Recall();
        }
    }

    /// <summary>False where there is no earlier step.</summary>
    public static bool GoBack(TurnInProgress turn, Phrase? saying = null)
    {
        if (turn.Here is not var (playbook, here) || LastAnswered(turn, playbook, here) is not { } last)
        {
            return false;
        }

        Corrections.Undo(turn, playbook, last);
        if (saying is { } phrase)
        {
            turn.Say(ReplyKind.Notice, phrase);
        }

        Walk.GoTo(turn, playbook, last.Id, evenIfAnswered: true);
        return true;
    }

    /// <summary>Goes on without doing it. A question that decides the way, and a piece of evidence, need at least a word.</summary>
    public static void Skip(TurnInProgress turn)
    {
        switch (turn.Conversation.Question)
        {
            case OpenQuestion.ForEvidence(var item):
                turn.Open(new OpenQuestion.WhyNot(item));
                break;
            case OpenQuestion.AtStep or OpenQuestion.GoAhead or OpenQuestion.WhatHappened when turn.Here is (_, Step.Do or Step.Wait):
                turn.Say(ReplyKind.Notice, Phrase.Skipped);
                Walk.Answer(turn, AnswerId.Skipped);
                break;
            default:
                turn.Say(ReplyKind.Notice, Phrase.CannotSkip);
                turn.Recall();
                break;
        }
    }

    private static Step? LastAnswered(TurnInProgress turn, Playbook playbook, Step here) => turn.Conversation.Trail.Reverse()
        .Where(answer => !answer.PassedOver && answer.Origin != here.Origin)
        .Select(answer => playbook.Steps.FirstOrDefault(step => step.Origin == answer.Origin))
        .FirstOrDefault(step => step is Step.Do or Step.Ask);
}
