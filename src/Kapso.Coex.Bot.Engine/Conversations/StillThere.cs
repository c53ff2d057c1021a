using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"It still appears": an answer where that is asked, a failure of the step that was to remove it, and never a yes.</summary>
internal static class StillThere
{
    public static bool Hear(TurnInProgress turn, string text)
    {
        if (!turn.Knowledge.Words.CuesIn(text).Contains(Cue.StillThere) || text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        switch (turn.Conversation.Question, turn.Here?.Step)
        {
            case (OpenQuestion.AtStep, Step.Ask question) when AnswerAt(turn, question) is { } answer:
                Walk.Take(turn, answer.Id);
                return true;
            case (OpenQuestion.GoAhead, _):
                // It is there, which is why the step is asked about. Whether to go ahead is another matter.
                turn.Recall();
                return true;
            case (OpenQuestion.AtStep, Step.Do action) when !IsElsewhere(turn, action, text) && !SaysMore(turn, text):
                turn.Keep(new NoteTaken(text, action.Id, turn.Now));
                Collecting.TakeWhatIsNamed(turn, text);
                turn.Say(ReplyKind.Notice, Phrase.StillNotGone);
                Failing.Again(turn, AnswerId.Other);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The answer of a question that means "yes, it still shows", by the words that its author gave it.</summary>
    public static Answer? AnswerAt(TurnInProgress turn, Step step) =>
        step is Step.Ask ? step.Answers.FirstOrDefault(answer => answer.Words.Any(word => turn.Knowledge.Words.CuesIn(word).Contains(Cue.StillThere))) : null;

    /// <summary>"Done, and the partner is still there": what is named is another step's, and not what this one looks at.</summary>
    private static bool IsElsewhere(TurnInProgress turn, Step here, string text)
    {
        var mentioned = turn.Here!.Value.Playbook.Steps.Where(step => Corrections.Mentions(step, text)).ToList();
        return mentioned.Count > 0 && mentioned.All(step => step.Id != here.Id && !here.RestsOn.Contains(step.Origin));
    }

    /// <summary>Why it is still there: "it can't be removed", an error, a code.</summary>
    private static bool SaysMore(TurnInProgress turn, string text) =>
        Understanding.AnswerIn(text, [.. Offers.For(turn, turn.Conversation.Question).Where(Explains)], turn.Knowledge.Words) is not null
        || turn.Knowledge.Triage.Read(text, turn.Conversation.Language).Codes.Count > 0;

    private static bool Explains(Offer offer) =>
        offer.Id != AnswerId.Done && offer.Id != AnswerId.Already && offer.Id != AnswerId.CannotFind;
}
