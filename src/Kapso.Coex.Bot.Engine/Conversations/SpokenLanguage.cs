using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Which language the conversation is in: the customer's, as far as it shows.</summary>
internal static class SpokenLanguage
{
    private const int WordsThatTell = 2;
    private const float SureEnoughToSwitch = 0.7f;
    private const int WordsOfOnesOwn = 4;

    /// <summary>Follows the customer's language unless the customer chose one.</summary>
    public static void Settle(TurnInProgress turn, CustomerMessage message)
    {
        // Meta's errors and the names of its ids are in Meta's language, and no sign of the customer's.
        var quotes = turn.Conversation.Question is OpenQuestion.ForEvidence or OpenQuestion.WhatHappened;
        var spoken = turn.Conversation.LanguageChosen || quotes ? null : LanguageOf(turn, message.Text);
        var language = spoken ?? (turn.Conversation.Language is null ? message.Locale : null);
        if (language is { } found && found != turn.Conversation.Language)
        {
            turn.Keep(new LanguageSettled(found, Chosen: false, turn.Now));
        }
    }

    /// <summary>To begin in a language a guess will do; to leave one in mid-conversation takes more.</summary>
    private static Language? LanguageOf(TurnInProgress turn, string text)
    {
        var sofar = turn.Conversation.Language;
        return TextFolding.Fold(text).Count >= WordsThatTell && GuessedLanguage.Of(text) is { } guess
            && (sofar is null || sofar == guess.Language || (guess.Confidence >= SureEnoughToSwitch && !IsMetas(turn, text)))
                ? guess.Language
                : null;
    }

    /// <summary>Meta's words and little else: whoever copies an English error does not speak English for that.</summary>
    private static bool IsMetas(TurnInProgress turn, string text)
    {
        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        var own = reading.MetaText is { } quoted ? text.Replace(quoted.Text, " ", StringComparison.Ordinal) : text;
        return (reading.MetaText is not null || reading.Codes.Count > 0) && TextFolding.Fold(own).Count < WordsOfOnesOwn;
    }
}
