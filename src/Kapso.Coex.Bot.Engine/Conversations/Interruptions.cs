using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Words that work at any moment and before anything else: human, back, skip, start over, status, help, stop, language.</summary>
internal static class Interruptions
{
    /// <summary>Whether such a word is the whole message, or a question is open that may stand anywhere.</summary>
    public static bool Concerns(TurnInProgress turn, string text) =>
        turn.Conversation.Question is OpenQuestion.PersonOrGoOn or OpenQuestion.WhichLanguage
        || CommandIn(turn, text) is not null
        || turn.Knowledge.Words.LanguageNamedIn(text) is { } language && language != turn.Language;

    /// <summary>A greeting or thanks between two lines: it does not end what is being told.</summary>
    public static bool IsPoliteness(TurnInProgress turn, string text) => turn.Knowledge.Words.CommandIn(text) is Command.Hello or Command.Thanks;

    /// <summary>True when the whole message was such a word, or the answer to a question that may stand anywhere.</summary>
    public static bool Hear(TurnInProgress turn, string text)
    {
        if (CommandIn(turn, text) is { } command)
        {
            Commands.Obey(turn, command, text);
            return true;
        }

        if (turn.Knowledge.Words.LanguageNamedIn(text) is { } language && (turn.Conversation.Question is OpenQuestion.WhichLanguage || language != turn.Language))
        {
            Commands.Speak(turn, language);
            return true;
        }

        return turn.Conversation.Question is OpenQuestion.PersonOrGoOn or OpenQuestion.WhichLanguage && HearAnswer(turn, text);
    }

    /// <summary>An answer to <see cref="OpenQuestion.PersonOrGoOn"/> or <see cref="OpenQuestion.WhichLanguage"/>.</summary>
    public static void Take(TurnInProgress turn, AnswerId answer)
    {
        switch (turn.Conversation.Question)
        {
            case OpenQuestion.PersonOrGoOn when answer == Offers.Person:
                HandOver.Escalate(turn, turn.Here is null ? EscalationReason.AskedForHuman : EscalationReason.Stuck);
                break;
            case OpenQuestion.PersonOrGoOn(var before):
                GoOn(turn, before);
                break;
            case OpenQuestion.WhichLanguage when LanguageCodes.FromLocale(answer.Value) is { } language:
                Commands.Speak(turn, language);
                break;
        }
    }

    /// <summary>A command; a misspelt one only where it is no answer to the open question. What stands on a button is that answer: "Tento mais tarde".</summary>
    private static Command? CommandIn(TurnInProgress turn, string text) =>
        turn.Knowledge.Words.CommandIn(text, out var exact) is { } command
        && !Offers.HaveTitle(turn, text)
        && ((exact && command != Command.Repeat) || !(turn.Knowledge.Words.IsOnly(text, Cue.StillThere)
            || Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words) is not null))
            ? command
            : null;

    private static bool HearAnswer(TurnInProgress turn, string text)
    {
        if (Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words) is { } understood)
        {
            Take(turn, understood.Answer);
            return true;
        }

        if (Understanding.IsBareYesOrNo(text, turn.Knowledge.Words))
        {
            turn.Say(ReplyKind.Notice, Phrase.ChooseOne);
            turn.Recall();
            return true;
        }

        // Something else was said: it is heard as an answer to the question that waited meanwhile.
        turn.Keep(new QuestionOpened(Before(turn.Conversation.Question), turn.Now));
        return false;
    }

    /// <summary>The question that waits behind one that may stand anywhere.</summary>
    public static OpenQuestion? Before(OpenQuestion? question) => question switch
    {
        OpenQuestion.PersonOrGoOn(var before) => before,
        OpenQuestion.WhichLanguage(var before) => before,
        _ => question,
    };

    /// <summary>Back to the open question; where there is none, to asking what the matter is.</summary>
    public static void Return(TurnInProgress turn)
    {
        if (turn.Conversation.Question is null && turn.Conversation.State is ConversationState.Listening)
        {
            Opening.AskSituation(turn);
        }
        else if (Resting.IsResting(turn))
        {
            Resting.ComeBack(turn);
        }
        else if (turn.Conversation.State is not ConversationState.Resolved)
        {
            turn.Recall();
        }
    }

    private static void GoOn(TurnInProgress turn, OpenQuestion? before)
    {
        if (before is null)
        {
            Opening.AskSituation(turn);
        }
        else
        {
            turn.Keep(new QuestionOpened(before, turn.Now));
            turn.Ask();
        }
    }
}
