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

    public static void Greet(TurnInProgress turn, Language? locale)
    {
        if (locale is { } language && turn.Conversation.Language is null)
        {
            turn.Keep(new LanguageSettled(language, Chosen: false, turn.Now));
        }

        turn.Keep(new Greeted(turn.Now));
        var question = new OpenQuestion.WhichPlaybook(Commonest(turn), Situation: null, Time: 0);
        turn.Keep(new QuestionOpened(question, turn.Now));
        turn.Say(new Reply(ReplyKind.Greeting, turn.Text(Phrase.Greeting))
        {
            Answers = [.. Offers.For(turn, question).Select(offer => new Choice(offer.Id, offer.Title))],
        });
    }

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

        if (!turn.Conversation.WasGreeted)
        {
            turn.Keep(new Greeted(turn.Now));
            turn.Say(ReplyKind.Greeting, Phrase.Greeting);
        }

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
            Greet(turn, locale: null);
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

        if (reading.MetaText is { } quoted)
        {
            turn.Keep(new EvidenceGiven(EvidenceItem.MetaErrorText, quoted.Text, turn.Now));
        }
    }

    /// <summary>The most telling code is kept last: it is the one that we speak of.</summary>
    public static void NoteCodes(TurnInProgress turn, Reading reading)
    {
        foreach (var code in reading.CodesSeen.Reverse())
        {
            turn.Keep(new CodeSeen(code.Digits, turn.Now));
            Learn(turn, SharedFacts.CodeSeen(code.Digits));
        }
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
            case Verdict.Playbook(var playbook, _):
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
                Clarifying.OfferPerson(turn);
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

    private static void Begin(TurnInProgress turn, PlaybookId playbook, bool isUnknownCode = false)
    {
        turn.Say(ReplyKind.Notice, isUnknownCode ? Phrase.UnknownCode : Phrase.BeginPlaybook, ("hypothesis", Subjects.HypothesisOf(turn, playbook)));
        Walk.Start(turn, playbook);
    }

    /// <summary>The playbooks that are offered while nothing is known.</summary>
    private static IReadOnlyList<PlaybookId> Commonest(TurnInProgress turn) => turn.Knowledge.Situation(NothingTold)?.Choices ?? [];
}
