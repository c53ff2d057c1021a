using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>From the first "hi" to the right playbook: one clarifying question at most twice, then a person is offered.</summary>
internal static class Opening
{
    private const string NothingTold = "nothing-told";
    private const int WordsOfAChoice = 4;
    private const int WordsOfAQuestion = 3;

    /// <summary>So near to an approved answer's question, that answer is better than "this is not my subject".</summary>
    private const float CloseQuestion = 0.6f;

    /// <summary>The questions that explain a word, and how near to one's examples a short text must be to ask it.</summary>
    private static readonly string[] Glossary = ["what-is-", "where-"];
    private const float SameQuestion = 0.75f;
    private const int WordsOfAGlossaryQuestion = 8;
    private const int WordsOfAClaim = 8;

    /// <summary>The choice that a short text makes. In a longer one a title's words stand by chance: "I get an error when I connect my number".</summary>
    public static AnswerId? ChoiceIn(TurnInProgress turn, string text) =>
        turn.Conversation.Question is OpenQuestion.WhichPlaybook which && TextFolding.Fold(text).Count <= WordsOfAChoice
            ? Understanding.AnswerIn(text, Offers.For(turn, which), turn.Knowledge.Words)?.Answer
            : null;

    /// <summary>Free words while no playbook is followed.</summary>
    public static void HearProblem(TurnInProgress turn, string text)
    {
        if (turn.Conversation.State is ConversationState.Resolved)
        {
            if (turn.Knowledge.Words.IsBareWord(text))
            {
                turn.Say(ReplyKind.Notice, Phrase.YouAreWelcome);
                return;
            }

            turn.Keep(new StartedOver(turn.Now));
        }

        if (turn.Knowledge.Words.IsBareWord(text) || turn.Knowledge.Words.LanguageNamedIn(text) is not null)
        {
            AskWhatHappens(turn);
            return;
        }

        Welcome.Introduce(turn);
        Welcome.Sympathise(turn, text);
        Collecting.TakeWhatIsNamed(turn, text);
        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        Note(turn, reading);
        Decide(turn, reading, text);
    }

    /// <summary>One of the playbooks that were offered, or none of them.</summary>
    public static void Choose(TurnInProgress turn, AnswerId answer)
    {
        var playbook = new PlaybookId(answer.Value);
        if (turn.Here is var (current, _) && current.Id == playbook)
        {
            turn.Open(Walk.OwnQuestion(turn));
        }
        else if (turn.Knowledge.Current.ContainsKey(playbook))
        {
            Begin(turn, playbook);
        }
        else if (turn.Here is not null)
        {
            turn.Open(new OpenQuestion.WhatHappened(Walk.OwnQuestion(turn)));
        }
        else
        {
            Clarifying.AskAgain(turn);
        }
    }

    /// <summary>"Yes", "ok", a thumb, "do you speak Spanish?": nothing was told yet, so it is asked what happens.</summary>
    private static void AskWhatHappens(TurnInProgress turn)
    {
        if (!turn.Conversation.WasGreeted)
        {
            Welcome.Greet(turn, locale: null);
        }
        else if (turn.Conversation.Question is OpenQuestion.WhichPlaybook { Time: > 0 })
        {
            Clarifying.AskAgain(turn);
        }
        else
        {
            AskSituation(turn);
        }
    }

    /// <summary>Asks what the matter is, with the commonest answers as choices.</summary>
    public static void AskSituation(TurnInProgress turn) =>
        turn.Open(new OpenQuestion.WhichPlaybook(Commonest(turn), Situation: null, Time: 1));

    /// <summary>Keeps what the customer told, so that it is not asked again.</summary>
    public static void Note(TurnInProgress turn, Reading reading)
    {
        NoteCodes(turn, reading);
        foreach (var fact in reading.Facts)
        {
            Learn(turn, fact);
        }

        if (reading.Provider is { Name: var provider } && provider != turn.Conversation.Provider)
        {
            turn.Keep(new ProviderNamed(provider, turn.Now));
        }

        if (reading.MetaText is { IsWordForWord: true } quoted)
        {
            turn.Keep(new EvidenceGiven(EvidenceItem.MetaErrorText, quoted.Text, turn.Now));
        }
    }

    /// <summary>The most telling code is kept last: it is the one that we speak of.</summary>
    public static void NoteCodes(TurnInProgress turn, Reading reading)
    {
        foreach (var code in reading.CodesSeen.Reverse())
        {
            NoteCode(turn, code.Digits);
        }
    }

    public static void NoteCode(TurnInProgress turn, string code)
    {
        turn.Keep(new CodeSeen(code, turn.Now));
        Learn(turn, SharedFacts.CodeSeen(code));
    }

    private static void Learn(TurnInProgress turn, Fact fact)
    {
        if (!turn.Conversation.Knows(fact))
        {
            turn.Keep(new FactLearned(fact, turn.Now));
        }
    }

    private static void Decide(TurnInProgress turn, Reading reading, string text)
    {
        switch (reading.Verdict)
        {
            case not Verdict.Person when AsksWhatAWordMeans(reading, text):
                turn.Say(ReplyKind.Answer, turn.Text(reading.Question!.Question.Answer));
                turn.Say(ReplyKind.Notice, Phrase.OutOfScopeGoOn);
                break;
            case not Verdict.OutOfScope when !reading.AsksForPerson && AfterCleanup(turn, reading, text) is { } afterCleanup:
                turn.Keep(new NoteTaken(text, null, turn.Now));
                Begin(turn, afterCleanup);
                break;
            case Verdict.Playbook(var playbook, _):
                Worries.Answer(turn, reading, text);
                turn.Keep(new NoteTaken(text, null, turn.Now));
                Begin(turn, playbook, isUnknownCode: reading.Codes is [{ IsKnown: false }, ..]);
                break;
            case Verdict.Person when reading.AsksForPerson:
                turn.Keep(new NoteTaken(text, null, turn.Now));
                HandOver.Escalate(turn, Escalations.EscalationReason.AskedForHuman);
                break;
            case Verdict.Person or Verdict.OutOfScope when reading.Question is { Score: >= CloseQuestion } side:
                turn.Say(ReplyKind.Answer, turn.Text(side.Question.Answer));
                turn.Say(ReplyKind.Notice, Phrase.OutOfScopeGoOn);
                break;
            case Verdict.Person:
                // Not in so many words, so the person is offered and not called.
                turn.Keep(new NoteTaken(text, null, turn.Now));
                Clarifying.OfferPerson(turn, Phrase.OfferPersonUpset);
                break;
            case Verdict.OutOfScope(var topic):
                turn.Say(ReplyKind.Answer, topic is null ? turn.Text(Phrase.OutOfScope) : turn.Text(topic.Answer));
                turn.Say(ReplyKind.Notice, Phrase.OutOfScopeGoOn);
                break;
            case Verdict.Clarify(var choices, var situation):
                turn.Keep(new NoteTaken(text, null, turn.Now));
                Clarifying.AskWhich(turn, reading, choices, situation?.Situation, text);
                break;
            default:
                turn.Keep(new NoteTaken(text, null, turn.Now));
                Clarifying.AskWhich(turn, reading, Commonest(turn), situation: null, text);
                break;
        }
    }

    /// <summary>"Qué es una WABA?" resembles "my WABA does not appear", and asks only for the word.</summary>
    private static bool AsksWhatAWordMeans(Reading reading, string text) =>
        reading is { CodesSeen.Count: 0, Question: { Score: >= SameQuestion } side } && Glossary.Any(kind => side.Question.Question.StartsWith(kind, StringComparison.Ordinal))
        && TextFolding.Fold(text).Count <= WordsOfAGlossaryQuestion;

    /// <summary>Who says little more than that the cleanup is done goes to where it would have led: the procedure that the others borrow it from.</summary>
    private static PlaybookId? AfterCleanup(TurnInProgress turn, Reading reading, string text)
    {
        var saysWhatElse = reading.CodesSeen.Count > 0 || (reading.Verdict is Verdict.Playbook && TextFolding.Fold(text).Count > WordsOfAClaim);
        return reading.Facts.Contains(SharedFacts.CleanupClaimed) && !saysWhatElse
            ? turn.Knowledge.Current.Values.FirstOrDefault(playbook => playbook.Starts.Any(start => start.If == SharedFacts.CleanupClaimed && IsOwn(playbook, start)))?.Id
            : null;

        static bool IsOwn(Playbook playbook, Start start) => playbook.Find(start.At)!.Origin.Value == $"{playbook.Id}/{start.At}";
    }

    private static void Begin(TurnInProgress turn, PlaybookId playbook, bool isUnknownCode = false)
    {
        turn.Say(ReplyKind.Notice, isUnknownCode ? Phrase.UnknownCode : Phrase.BeginPlaybook, ("hypothesis", Subjects.HypothesisOf(turn, playbook)));
        Walk.Start(turn, playbook);
    }

    /// <summary>The playbooks that are offered while nothing is known.</summary>
    public static IReadOnlyList<PlaybookId> Commonest(TurnInProgress turn) => turn.Knowledge.Situation(NothingTold)?.Choices ?? [];
}
