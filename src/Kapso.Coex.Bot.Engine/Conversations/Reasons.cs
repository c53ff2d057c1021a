using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Why a piece of evidence cannot be had: said when asked, or at once.</summary>
internal static class Reasons
{
    private const int MostWords = 8;

    /// <summary>"I can't, I'm not an admin" has the reason in it, and "there is no text" is one.</summary>
    public static bool HearAtOnce(TurnInProgress turn, EvidenceItem item, string text)
    {
        if (text.Contains('?', StringComparison.Ordinal) || MetaIds.IsIn(text) || TextFolding.Fold(text).Count > MostWords
            || turn.Knowledge.Triage.Read(text, turn.Conversation.Language).Codes.Count > 0
            || !(SaysThereIsNone(turn, item, text) || SaysWhy(turn, text)))
        {
            return false;
        }

        Take(turn, item, text);
        return true;
    }

    /// <summary>A reason; or the id after all.</summary>
    public static void Hear(TurnInProgress turn, EvidenceItem item, string text)
    {
        if (item is EvidenceItem.PhoneNumberId or EvidenceItem.WabaId && MetaIds.IsIn(text))
        {
            MetaIds.Hear(turn, item, text);
            return;
        }

        if (text.Contains('?', StringComparison.Ordinal))
        {
            // A question is no reason: it is answered, and where to find the piece said again.
            _ = Digressions.Answer(turn, text, turn.Knowledge.Triage.Read(text, turn.Conversation.Language));
            turn.Keep(new QuestionOpened(new OpenQuestion.ForEvidence(item), turn.Now));
            turn.Recall();
            return;
        }

        Take(turn, item, text);
    }

    private static void Take(TurnInProgress turn, EvidenceItem item, string text)
    {
        turn.Keep(new EvidenceUnobtainable(item, text.Trim(), turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.ReasonNoted);
        Collecting.GoOn(turn);
    }

    private static bool SaysThereIsNone(TurnInProgress turn, EvidenceItem item, string text) =>
        item == EvidenceItem.MetaErrorText && turn.Knowledge.Words.IsOnly(text, Cue.NoErrorText, Cue.Obstructed);

    private static bool SaysWhy(TurnInProgress turn, string text) =>
        Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words) is { SaysMore: true } cannot
        && cannot.Answer == AnswerId.CannotGet;
}
