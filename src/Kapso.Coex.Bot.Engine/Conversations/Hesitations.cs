using System.Globalization;
using System.Text;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>"Wait", "not yet", a bare "done": words that answer nothing by themselves. They undo nothing and confirm nothing.</summary>
internal static class Hesitations
{
    private const int ShortText = 4;

    /// <summary>
    /// A bare "listo" where the question is whether something is so, or may be done. It is asked back, unless the author wrote it among
    /// the question's own words.
    /// </summary>
    public static bool HearBareDone(TurnInProgress turn, string text)
    {
        var offers = Offers.For(turn, turn.Conversation.Question);
        if (turn.Conversation.Question is not (OpenQuestion.AtStep or OpenQuestion.GoAhead)
            || offers.All(offer => offer.Id != AnswerId.Yes)
            || !(IsNod(text) || turn.Knowledge.Words.IsOnly(text, Cue.BareDone))
            || Understanding.AnswerIn(text, [.. offers.Select(offer => offer with { General = [] })], turn.Knowledge.Words) is not null)
        {
            return false;
        }

        turn.Say(ReplyKind.Notice, turn.Conversation.Question is OpenQuestion.GoAhead ? Phrase.DoneIsNoGoAhead : Phrase.DoneMeansYes);
        turn.Recall();
        return true;
    }

    /// <summary>The customer stops short, or is still at it: nothing changes, and the question stays.</summary>
    public static bool Hear(TurnInProgress turn, string text)
    {
        var isAtIt = IsAtIt(turn, text);
        if (TextFolding.Fold(text).Count > ShortText || !(isAtIt || turn.Knowledge.Words.IsOnly(text, Cue.Correction, Cue.Hesitation, Cue.NotDone)))
        {
            return false;
        }

        if (turn.Here is (_, Step.Do) or (_, Step.Ask) || !isAtIt)
        {
            turn.Say(ReplyKind.Notice, isAtIt && turn.Here is (_, Step.Do) ? Phrase.TakeYourTime : Phrase.NoHurry);
        }

        turn.Recall();
        return true;
    }

    /// <summary>"One moment", "ok", a thumbs-up: heard, and nothing to answer.</summary>
    public static bool IsAtIt(TurnInProgress turn, string text) => IsNod(text) || turn.Knowledge.Words.IsOnly(text, Cue.Hesitation);

    /// <summary>A thumbs-up or a heart and no word: it may be an "I have read it", so it is no more than that.</summary>
    private static bool IsNod(string text) =>
        !text.Any(char.IsLetterOrDigit) && text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
        && !text.Contains("👎", StringComparison.Ordinal) && !text.Contains('❌', StringComparison.Ordinal);
}
