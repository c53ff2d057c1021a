using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Meta's exact error, as customers copy it. Its words are those of answers, questions and corrections as well.</summary>
internal static class ErrorTexts
{
    private const int ShorterThanAnError = 5;
    private const int ShortestError = 2;
    private const float SurelyAQuestion = 0.8f;

    private static readonly Cue[] Questions = [Cue.Why, Cue.HowLong, Cue.WhatIsLost];

    /// <summary>What no screen of Meta's says, however long it is.</summary>
    private static readonly HashSet<string> NeverMetas = ["prices", "chit-chat", "other-product"];

    /// <summary>Meta's errors have the same words as answers and questions ("not available", "no se pudo"), so a long text is the error.</summary>
    public static bool MayBeAnAnswer(EvidenceItem item, string text) =>
        item != EvidenceItem.MetaErrorText || text.Contains('?', StringComparison.Ordinal) || TextFolding.Fold(text).Count <= ShorterThanAnError;

    /// <summary>"Necesito saber el precio de Kapso" is no error, and neither is a question that support hears often.</summary>
    public static bool IsAnotherSubject(Reading reading) =>
        reading is { CodesSeen.Count: 0, MetaText: null }
        && (reading.Question is { Score: >= SurelyAQuestion } || (reading.Verdict is Verdict.OutOfScope({ } topic) && NeverMetas.Contains(topic.Topic)));

    /// <summary>"And how long does it take": a question without its mark, and nothing that a screen of Meta's says.</summary>
    public static bool IsAsked(TurnInProgress turn, string text, Reading reading) =>
        reading is { CodesSeen.Count: 0, MetaText: null } && !text.Any(char.IsDigit) && turn.Knowledge.Words.CuesIn(text).Overlaps(Questions);

    /// <summary>"The number is still connected to a partner" is what Meta says, and takes nothing back.</summary>
    public static bool IsPasted(TurnInProgress turn, string text) =>
        turn.Conversation.Question is OpenQuestion.ForEvidence(EvidenceItem.MetaErrorText)
        && !MayBeAnAnswer(EvidenceItem.MetaErrorText, text) && !turn.Knowledge.Words.CuesIn(text).Contains(Cue.Correction);

    public static void Take(TurnInProgress turn, string text)
    {
        if (TextFolding.Fold(text).Count < ShortestError && !text.Any(char.IsDigit))
        {
            // "Yes" is what no screen of Meta's says.
            turn.Recall();
            return;
        }

        Opening.NoteCodes(turn, turn.Knowledge.Triage.Read(text, turn.Conversation.Language)); // first: another code makes an earlier text doubtful, and not this one
        turn.Keep(new EvidenceGiven(EvidenceItem.MetaErrorText, text.Trim(), turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.ErrorTextNoted);
        Collecting.GoOn(turn);
    }
}
