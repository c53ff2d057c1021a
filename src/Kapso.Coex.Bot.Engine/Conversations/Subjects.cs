using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Whether the customer still talks of the problem that is being worked on.</summary>
internal static class Subjects
{
    /// <summary>So well must another playbook fit before the customer is asked whether the subject changed.</summary>
    public const float Sure = 0.85f;

    private const int WordsOfAnAnswer = 3;
    private const int WordsAroundAName = 10;

    /// <summary>Anything but a choice is heard as an answer to the step.</summary>
    public static void HearWhich(TurnInProgress turn, string text, OpenQuestion.WhichPlaybook which)
    {
        if (Understanding.AnswerIn(text, Offers.For(turn, which), turn.Knowledge.Words) is { } chosen)
        {
            Opening.Choose(turn, chosen.Answer);
            return;
        }

        turn.Keep(new QuestionOpened(Walk.OwnQuestion(turn), turn.Now));
        if (TextFolding.Fold(text).Count < WordsOfAnAnswer)
        {
            // A bare "yes" was said to this question, and not to the step's.
            turn.Ask();
            return;
        }

        Answering.Hear(turn, text);
    }

    /// <summary>Reads a text and keeps what it tells.</summary>
    public static Reading Read(TurnInProgress turn, string text)
    {
        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        Opening.Note(turn, reading);
        return reading;
    }

    /// <summary>Whether a text that names somebody is hardly more than that name: no question, no code, no call for a person.</summary>
    public static bool SaysLittleElse(string text, Reading reading) =>
        !text.Contains('?', StringComparison.Ordinal) && reading is { CodesSeen.Count: 0, AsksForPerson: false } && TextFolding.Fold(text).Count <= WordsAroundAName;

    /// <summary>On with another playbook, and a sentence that says so.</summary>
    public static void GoOver(TurnInProgress turn, PlaybookId other)
    {
        turn.Say(ReplyKind.Notice, Phrase.SubjectChanged, ("hypothesis", HypothesisOf(turn, other)));
        Walk.Start(turn, other);
    }

    /// <summary>What it is about, in one sentence; where a code leads to a place of its own, that sentence names the code.</summary>
    public static string HypothesisOf(TurnInProgress turn, PlaybookId id)
    {
        var playbook = turn.Knowledge.Current[id];
        return turn.Text(playbook.OfCode is { } ofCode && Walk.StartFor(turn.Conversation, playbook).If is { } fact && SharedFacts.IsCodeSeen(fact)
            ? ofCode
            : playbook.Hypothesis);
    }

    /// <summary>A person is wanted, a code says what it is, or the customer talks of another problem: then which of the two is asked.</summary>
    public static bool Change(TurnInProgress turn, Reading reading)
    {
        var current = turn.Here!.Value.Playbook.Id;
        switch (reading.Verdict)
        {
            case Verdict.Person:
                // Not in so many words, so the person is offered and not called.
                turn.Say(ReplyKind.Notice, Phrase.OfferPersonUpset);
                turn.Open(new OpenQuestion.PersonOrGoOn(turn.Conversation.Question));
                return true;
            case Verdict.Playbook(var other, _) when other != current && reading.CodesSeen.Count > 0:
                GoOver(turn, other);
                return true;
            case Verdict.Playbook(var other, >= Sure) when other != current:
                turn.Open(new OpenQuestion.WhichPlaybook([current, other], Situation: null, Time: 1));
                return true;
            default:
                return false;
        }
    }
}
