using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Follows the customer's language: a guess will do to begin with, and what is clearly another one to change it.</summary>
internal static class SpokenTongue
{
    private const int WordsThatTell = 2;

    /// <summary>How many words, and how sure, to take another language than the device's from a customer's first words.</summary>
    private const int WordsToBegin = 2;
    private const float SureToBegin = 0.75f;

    /// <summary>The same in mid-conversation.</summary>
    private const int WordsToSwitch = 3;
    private const float SureToSwitch = 0.9f;

    /// <summary>Settles the language unless the customer chose one.</summary>
    public static void Settle(TurnInProgress turn, CustomerMessage message)
    {
        // Where a screen's words are asked for they are in the screen's language, and no sign of the customer's.
        var quotes = turn.Conversation.Question is OpenQuestion.ForEvidence or OpenQuestion.WhatHappened;
        var spoken = turn.Conversation.LanguageChosen || quotes ? null : Spoken(turn, message);
        var language = spoken ?? (turn.Conversation.Language is null ? message.Locale : null);
        if (language is { } found && found != turn.Conversation.Language)
        {
            turn.Keep(new LanguageSettled(found, Chosen: false, turn.Now));
        }
    }

    private static Language? Spoken(TurnInProgress turn, CustomerMessage message)
    {
        var own = turn.Knowledge.Triage.OwnWordsIn(message.Text);
        if ((turn.Conversation.Language ?? message.Locale) is not { } sofar)
        {
            return TextFolding.Fold(own).Count >= WordsThatTell ? GuessedLanguage.Of(own)?.Language : null;
        }

        var begins = turn.Conversation.Notes.IsEmpty && turn.Here is null;
        return begins ? SpokenLanguage.Other(own, sofar, WordsToBegin, SureToBegin) : SpokenLanguage.Other(own, sofar, WordsToSwitch, SureToSwitch);
    }
}
