using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Answers that come before their question: in the same message, or instead of the yes that is asked for first.</summary>
internal static class Ahead
{
    /// <summary>"I removed it already" instead of a yes or no to the going ahead: then it is done, and there is nothing left to confirm.</summary>
    public static Understood? DoneBeforeAsked(TurnInProgress turn, string text) =>
        turn.Conversation.Question is OpenQuestion.GoAhead
        && Understanding.AnswerIn(text, [.. Offers.For(turn, new OpenQuestion.AtStep()).Where(offer => offer.Id == AnswerId.Already || offer.Id == AnswerId.Done)], turn.Knowledge.Words) is not null
            ? new Understood(AnswerId.Already, "")
            : null;

    /// <summary>What the rest of a message says of the step that its beginning led to.</summary>
    public static void Take(TurnInProgress turn, string rest)
    {
        if (turn.Conversation.Question is OpenQuestion.GoAhead && AheadOfTheYes(turn, rest) is { } settled)
        {
            Walk.Take(turn, settled);
            return;
        }

        while (rest.Length > 0 && turn.Conversation.Question is OpenQuestion.AtStep && turn.Here is var (_, step) && step is Step.Ask or Step.Do
            && Understanding.AnswerAhead(rest, turn.Here.Value.Step, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words) is { } next)
        {
            Walk.Take(turn, next.Answer);
            rest = next.Rest;
        }
    }

    /// <summary>"Yes, and I removed it", "yes, but it won't let me": it was done, or cannot be, and no yes is needed for either.</summary>
    private static AnswerId? AheadOfTheYes(TurnInProgress turn, string rest)
    {
        var (playbook, step) = turn.Here!.Value;
        if (rest.Length == 0 || playbook.Steps.Any(other => other.Id != step.Id && !step.RestsOn.Contains(other.Origin) && Corrections.Mentions(other, rest)))
        {
            return null;
        }

        var offers = Offers.For(turn, new OpenQuestion.AtStep());
        var own = offers.Where(offer => !StandardAnswers.Ids.Contains(offer.Id) && offer.Id != Offers.Person).ToList();
        return Understanding.AnswerAhead(rest, step, own, turn.Knowledge.Words)?.Answer
            ?? (turn.Knowledge.Words.IsOnly(rest, Cue.BareDone) ? null : DoneBeforeAsked(turn, rest)?.Answer);
    }
}
