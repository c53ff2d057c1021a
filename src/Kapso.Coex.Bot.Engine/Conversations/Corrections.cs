using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"No wait, it does still show the partner": undoes that answer and exactly what rested on it.</summary>
internal static class Corrections
{
    public static bool Hear(TurnInProgress turn, string text)
    {
        var cues = turn.Knowledge.Words.CuesIn(text);
        if (!cues.Contains(Cue.Correction) && !cues.Contains(Cue.StillThere))
        {
            return false;
        }

        if (turn.Here is not var (playbook, here) || Meant(turn, playbook, here, text, cues.Contains(Cue.Correction)) is not { } corrected)
        {
            return false;
        }

        Undo(turn, playbook, corrected);
        turn.Say(ReplyKind.Notice, Phrase.Corrected);
        Walk.GoTo(turn, playbook, corrected.Id, evenIfAnswered: true);
        return true;
    }

    /// <summary>Whether the text has one of the words by which customers mean this step.</summary>
    public static bool Mentions(Step step, string text) =>
        step.Mentions.Count > 0 && new PhraseMatcher([(step.Id.Value, step.Mentions)]).Find(text).Count > 0;

    /// <summary>Takes away the answer to a step and to every step that rests on it, however far.</summary>
    public static void Undo(TurnInProgress turn, Playbook playbook, Step corrected)
    {
        TakeAway(turn, [corrected.Origin, .. RestingOn(playbook, corrected)]);
        turn.Do(new Effect.ForgetWake());
    }

    /// <summary>A new answer makes old what was answered on the ground of the one before.</summary>
    public static void UndoWhatRestsOn(TurnInProgress turn, Playbook playbook, Step answered) =>
        TakeAway(turn, RestingOn(playbook, answered));

    private static void TakeAway(TurnInProgress turn, IEnumerable<StepOrigin> steps)
    {
        StepOrigin[] standing = [.. steps.Where(turn.Conversation.Answers.ContainsKey)];
        if (standing.Length > 0)
        {
            turn.Keep(new AnswersUndone(standing, turn.Now));
        }
    }

    private static List<StepOrigin> RestingOn(Playbook playbook, Step step)
    {
        var resting = new List<StepOrigin> { step.Origin };
        for (var at = 0; at < resting.Count; at++)
        {
            resting.AddRange(playbook.Steps
                .Where(other => other.RestsOn.Contains(resting[at]) && !resting.Contains(other.Origin))
                .Select(other => other.Origin));
        }

        resting.RemoveAt(0);
        return resting;
    }

    /// <summary>
    /// The latest answered step that the text mentions, also one that was passed over for what the customer told before; where it mentions
    /// none at all, with a plain "no wait", the last answer.
    /// </summary>
    private static Step? Meant(TurnInProgress turn, Playbook playbook, Step here, string text, bool plainly)
    {
        if (Mentions(here, text))
        {
            return null;
        }

        var answered = turn.Conversation.Trail.Reverse()
            .Select(answer => (answer.PassedOver, Step: playbook.Steps.FirstOrDefault(step => step.Origin == answer.Origin)))
            .Where(answer => answer.Step is not null)
            .ToList();
        return playbook.Steps.Any(step => Mentions(step, text))
            ? answered.FirstOrDefault(answer => Mentions(answer.Step!, text)).Step
            : plainly ? answered.FirstOrDefault(answer => !answer.PassedOver).Step : null;
    }
}
