using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>A step that does not go as written.</summary>
internal static class Failing
{
    /// <summary>Not found, or something else: then what happened comes first.</summary>
    public static void Meet(TurnInProgress turn, Step step, AnswerId answer)
    {
        if (answer != AnswerId.Other)
        {
            Again(turn, answer);
            return;
        }

        if (!turn.MetTroubleAt(step))
        {
            turn.Keep(new TroubleMet(step.Origin, answer, turn.Now));
        }

        turn.Open(new OpenQuestion.WhatHappened(new OpenQuestion.AtStep()));
    }

    /// <summary>The step that is open did not work: its help, another way, then a person. Never the same text again, and once in a turn.</summary>
    public static void Again(TurnInProgress turn, AnswerId answer)
    {
        var (_, step) = turn.Here!.Value;
        if (turn.MetTroubleAt(step))
        {
            turn.Recall();
            return;
        }

        turn.Keep(new TroubleMet(step.Origin, answer, turn.Now));
        var times = turn.Conversation.Troubles[step.Origin];
        if (Prompts.Help(turn, step, times) is { } help)
        {
            turn.Say(help);
            turn.Recall();
            return;
        }

        turn.Say(ReplyKind.Notice, Phrase.OfferPersonStuck);
        turn.Open(new OpenQuestion.PersonOrGoOn(turn.Conversation.Question));
    }
}
