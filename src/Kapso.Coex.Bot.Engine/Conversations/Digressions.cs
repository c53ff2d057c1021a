using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Questions in mid-step: answered from approved text, then the step comes back once, short. The open question stays open.</summary>
internal static class Digressions
{
    private const int ShortQuestion = 6;

    /// <summary>Short questions about this very step: why, where, who, what is lost.</summary>
    public static bool Answer(TurnInProgress turn, string text)
    {
        if (turn.Here is not (_, Step.Do step) || TextFolding.Fold(text).Count > ShortQuestion)
        {
            return false;
        }

        var cues = turn.Knowledge.Words.CuesIn(text);
        var answer = cues.Contains(Cue.WhatIsLost) ? turn.Text(step.Keeps)
            : cues.Contains(Cue.Who) ? turn.Text(Prompts.DoneBy(step.Who))
            : cues.Contains(Cue.Where) ? turn.Text(step.Help)
            : cues.Contains(Cue.Why) ? turn.Text(step.Why)
            : null;
        return answer is not null && Say(turn, answer);
    }

    /// <summary>Questions that support answers often, and subjects that are not ours.</summary>
    public static bool Answer(TurnInProgress turn, Reading reading) => reading switch
    {
        { Question: { } matched } => Say(turn, turn.Text(matched.Question.Answer)),
        { Verdict: Verdict.OutOfScope({ } topic) } => Say(turn, turn.Text(topic.Answer)),
        _ => false,
    };

    private static bool Say(TurnInProgress turn, string answer)
    {
        turn.Say(ReplyKind.Answer, answer);
        turn.Recall();
        return true;
    }
}
