using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"It won't let me", "I'm not the admin": the customer is stopped, and nothing was answered.</summary>
internal static class Obstacles
{
    public static bool Hear(TurnInProgress turn, string text)
    {
        var cues = turn.Knowledge.Words.CuesIn(text);
        var isSomebodyElses = cues.Contains(Cue.SomebodyElse);
        if (!(isSomebodyElses || cues.Contains(Cue.Obstructed)) || turn.Here is not var (_, step) || text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        switch (turn.Conversation.Question)
        {
            case OpenQuestion.GoAhead:
                // Whoever cannot do it does not do it: what stands in the way is the next question.
                Walk.Take(turn, AnswerId.No);
                Ahead.Take(turn, text);
                return true;
            case OpenQuestion.AtStep when isSomebodyElses && step is Step.Do or Step.Ask:
                turn.Keep(new NoteTaken(text, step.Id, turn.Now));
                turn.Say(ReplyKind.Answer, $"{WhoDoesIt(turn, step)} {turn.Text(Phrase.WaitForThem)}".TrimStart());
                turn.Recall();
                return true;
            case OpenQuestion.AtStep when step.Find(AnswerId.CannotFind) is not null:
                turn.Keep(new NoteTaken(text, step.Id, turn.Now));
                Walk.Take(turn, AnswerId.CannotFind);
                return true;
            default:
                return false;
        }
    }

    private static string WhoDoesIt(TurnInProgress turn, Step step) => step is Step.Do action ? turn.Text(Prompts.DoneBy(action.Who)) : "";
}
