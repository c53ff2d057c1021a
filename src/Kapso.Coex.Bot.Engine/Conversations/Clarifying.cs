using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>The one question that decides between playbooks; asked in vain, it gives way to the offer of a person.</summary>
internal static class Clarifying
{
    public const int WordsOfAQuestion = 15;

    public static void AskWhich(TurnInProgress turn, Reading reading, IReadOnlyList<PlaybookId> choices, string? situation, string text)
    {
        // A long story asks nothing, even where its words resemble a question.
        if (reading.Question is { } side && TextFolding.Fold(text).Count <= WordsOfAQuestion)
        {
            turn.Say(ReplyKind.Answer, turn.Text(side.Question.Answer));
        }

        var time = turn.Conversation.Question is OpenQuestion.WhichPlaybook which ? which.Time + 1 : 1;
        if (time > Patience.Limit)
        {
            OfferPerson(turn);
            return;
        }

        turn.Open(new OpenQuestion.WhichPlaybook(choices, situation, time));
    }

    public static void AskAgain(TurnInProgress turn)
    {
        if (turn.Conversation.Question is OpenQuestion.WhichPlaybook { Time: >= Patience.Limit })
        {
            OfferPerson(turn);
            return;
        }

        turn.Keep(new QuestionOpened(new OpenQuestion.WhichPlaybook([], null, Patience.Limit), turn.Now));
        turn.Ask();
    }

    public static void OfferPerson(TurnInProgress turn, Phrase why = Phrase.OfferPersonUnclear)
    {
        turn.Say(ReplyKind.Notice, why);
        turn.Open(new OpenQuestion.PersonOrGoOn(null));
    }
}
