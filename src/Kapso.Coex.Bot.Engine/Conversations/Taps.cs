using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// A tapped button means the question that it was made for, however old. One that changes nothing is told so, and the open question comes
/// again: who taps and gets silence taps once more.
/// </summary>
internal static class Taps
{
    public static void Hear(TurnInProgress turn, Tap tap)
    {
        if (IsForOpenQuestion(turn, tap))
        {
            Take(turn, tap.Answer);
        }
        else if (tap.Answer == Offers.Person)
        {
            // However old the offer is, a person is never gated.
            HandOver.Escalate(turn, EscalationReason.AskedForHuman);
        }
        else if (turn.Here is var (playbook, here) && tap.Playbook == playbook.Id && tap.Step is { } id && playbook.Find(id) is { } step)
        {
            if (step.Id == here.Id)
            {
                HearForThisStep(turn, here, tap.Answer);
            }
            else
            {
                HearForEarlierStep(turn, playbook, step, tap.Answer);
            }
        }
        else if (tap.Step is null && turn.Knowledge.Current.ContainsKey(new PlaybookId(tap.Answer.Value)))
        {
            HearForEarlierChoice(turn, tap.Answer);
        }
        else
        {
            ChangesNothing(turn, Phrase.OldButton);
        }
    }

    private static bool IsForOpenQuestion(TurnInProgress turn, Tap tap) =>
        (tap.Step is null || tap.Step == turn.Here?.Step.Id)
        && (tap.Playbook is null || tap.Playbook == turn.Here?.Playbook.Id)
        && Offers.For(turn, turn.Conversation.Question).Any(offer => offer.Id == tap.Answer);

    private static void Take(TurnInProgress turn, AnswerId answer)
    {
        switch (turn.Conversation.Question)
        {
            case OpenQuestion.PersonOrGoOn or OpenQuestion.WhichLanguage:
                Interruptions.Take(turn, answer);
                break;
            case OpenQuestion.WhichPlaybook:
                Opening.Choose(turn, answer);
                break;
            case OpenQuestion.ForEvidence or OpenQuestion.CopiedFrom or OpenQuestion.WhichId:
                Collecting.Take(turn, answer);
                break;
            default:
                Walk.Take(turn, answer);
                break;
        }
    }

    /// <summary>The step's own buttons while another question of the same step is open, such as "would you like a person?".</summary>
    private static void HearForThisStep(TurnInProgress turn, Step step, AnswerId answer)
    {
        if (step.Find(answer) is not null && turn.Conversation.Question is OpenQuestion.PersonOrGoOn or OpenQuestion.WhatHappened or OpenQuestion.WhichLanguage)
        {
            turn.Keep(new QuestionOpened(new OpenQuestion.AtStep(), turn.Now));
            Walk.Take(turn, answer);
        }
        else
        {
            ChangesNothing(turn, Phrase.NotAskedNow);
        }
    }

    private static void HearForEarlierStep(TurnInProgress turn, Playbook playbook, Step step, AnswerId answer)
    {
        if (!turn.Conversation.Answers.TryGetValue(step.Origin, out var standing) || step is not (Step.Do or Step.Ask) || step.Find(answer) is null)
        {
            ChangesNothing(turn, Phrase.OldButton);
            return;
        }

        if (standing.Answer == answer)
        {
            ChangesNothing(turn, Phrase.AlreadyNoted);
            return;
        }

        Corrections.Undo(turn, playbook, step);
        turn.Say(ReplyKind.Notice, Phrase.Corrected);
        Walk.GoTo(turn, playbook, step.Id, evenIfAnswered: true);
        if (turn.Conversation.Question is OpenQuestion.AtStep)
        {
            Walk.Take(turn, answer);
        }
    }

    private static void HearForEarlierChoice(TurnInProgress turn, AnswerId answer)
    {
        if (turn.Here?.Playbook.Id.Value == answer.Value)
        {
            ChangesNothing(turn, Phrase.AlreadyNoted);
        }
        else
        {
            Opening.Choose(turn, answer);
        }
    }

    /// <summary>Said once: who taps the same button again reads the open question, and not the sentence before it.</summary>
    private static void ChangesNothing(TurnInProgress turn, Phrase why)
    {
        if (!Prompts.WasJustRecalled(turn))
        {
            turn.Say(ReplyKind.Notice, why);
        }

        turn.Recall();
    }
}
