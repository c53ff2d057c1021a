using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Questions in mid-step: answered from approved text, then the step comes back once, short. The open question stays open.</summary>
internal static class Digressions
{
    private const int ShortQuestion = 6;
    private const int WordsOfAQuestion = 3;

    /// <summary>Short questions about this very step: why, where, who, what is lost.</summary>
    public static bool Answer(TurnInProgress turn, string text)
    {
        if (turn.Here is (_, Step.Wait) && turn.Knowledge.Words.CuesIn(text).Contains(Cue.HowLong))
        {
            turn.Recall();
            return true;
        }

        if (turn.Here is not var (_, step) || TextFolding.Fold(text).Count > ShortQuestion)
        {
            return false;
        }

        var cues = turn.Knowledge.Words.CuesIn(text);
        var answer = step switch
        {
            Step.Do action when cues.Contains(Cue.WhatIsLost) => turn.Text(action.Keeps),
            Step.Do action when cues.Contains(Cue.Who) => turn.Text(Prompts.DoneBy(action.Who)),
            Step.Do action when cues.Contains(Cue.Where) => turn.Text(action.Help),
            Step.Do action when cues.Contains(Cue.Why) => turn.Text(action.Why),
            Step.Ask question when cues.Contains(Cue.Where) || cues.Contains(Cue.Why) => turn.Text(question.Help),
            Step.Wait wait when cues.Contains(Cue.Why) => turn.Text(wait.Why),
            _ => null,
        };
        return answer is not null && Say(turn, answer);
    }

    /// <summary>Questions that support answers often, and subjects that are not ours. A word or two is an answer gone wrong, and no subject.</summary>
    public static bool Answer(TurnInProgress turn, string text, Reading reading) => TextFolding.Fold(text).Count >= WordsOfAQuestion && reading switch
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
