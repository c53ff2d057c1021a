using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Hears free words while a playbook is followed: an answer, a correction, a question, evidence, or another subject.</summary>
internal static class Answering
{
    /// <summary>So well must another playbook fit before the customer is asked whether the subject changed.</summary>
    private const float Sure = 0.85f;

    private const int WordsOfARequest = 10;
    private const int WordsOfAnAnswer = 3;

    public static void Hear(TurnInProgress turn, string text)
    {
        if (AsksForPerson(turn, text))
        {
            HandOver.Escalate(turn, Escalations.EscalationReason.AskedForHuman);
            return;
        }

        if (turn.IsUnread)
        {
            HearUnread(turn, text);
            return;
        }

        switch (turn.Conversation.Question)
        {
            case OpenQuestion.WhichPlaybook which:
                HearWhich(turn, text, which);
                return;
            case OpenQuestion.ForEvidence or OpenQuestion.WhyNot or OpenQuestion.CopiedFrom or OpenQuestion.WhichId:
                Collecting.Hear(turn, text);
                return;
            case OpenQuestion.WhatHappened(var before):
                HearWhatHappened(turn, text, before);
                return;
        }

        if (Corrections.Hear(turn, text) || HearAnswer(turn, text))
        {
            return;
        }

        HearSomethingElse(turn, text);
    }

    /// <summary>What stands beside a secret: an answer or an id is taken, and nothing is guessed from the rest.</summary>
    public static void HearBesideSecret(TurnInProgress turn, string text)
    {
        if (turn.Conversation.Question is OpenQuestion.AtStep or OpenQuestion.GoAhead)
        {
            _ = HearAnswer(turn, text) || Collecting.TakeWhatIsNamed(turn, text);
        }
        else if (MetaIds.IsIn(text))
        {
            Collecting.Hear(turn, text);
        }
    }

    /// <summary>In so many words, and in few: a pasted error may speak of persons too.</summary>
    private static bool AsksForPerson(TurnInProgress turn, string text) =>
        TextFolding.Fold(text).Count <= WordsOfARequest && turn.Knowledge.Triage.Read(text, turn.Conversation.Language).AsksForPerson;

    /// <summary>The rest of a burst: it was written before the step was there to be read, so only what leaves no doubt is an answer.</summary>
    private static void HearUnread(TurnInProgress turn, string text)
    {
        Collecting.TakeWhatIsNamed(turn, text);
        TakeAhead(turn, text);
        Read(turn, text);
    }

    /// <summary>Whether it is still the same problem; anything but a choice is heard as an answer to the step.</summary>
    private static void HearWhich(TurnInProgress turn, string text, OpenQuestion.WhichPlaybook which)
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

        Hear(turn, text);
    }

    /// <summary>Takes the answer, and a second one when the rest of the message is clearly about the next question.</summary>
    private static bool HearAnswer(TurnInProgress turn, string text)
    {
        var offers = Offers.For(turn, turn.Conversation.Question);
        if ((Understanding.AnswerIn(text, offers, turn.Knowledge.Words) ?? DoneBeforeAsked(turn, text)) is not { } understood)
        {
            return false;
        }

        Collecting.TakeWhatIsNamed(turn, text);
        NoteCodes(turn, text);
        Walk.Take(turn, understood.Answer);
        TakeAhead(turn, understood.Rest);
        return true;
    }

    /// <summary>"I removed it already" instead of a yes or no to the going ahead: then it is done, and there is nothing left to confirm.</summary>
    private static Understood? DoneBeforeAsked(TurnInProgress turn, string text) =>
        turn.Conversation.Question is OpenQuestion.GoAhead
        && Understanding.AnswerIn(text, [.. Offers.For(turn, new OpenQuestion.AtStep()).Where(offer => offer.Id == AnswerId.Already || offer.Id == AnswerId.Done)], turn.Knowledge.Words) is not null
            ? new Understood(AnswerId.Already, "")
            : null;

    private static void TakeAhead(TurnInProgress turn, string rest)
    {
        while (rest.Length > 0 && turn.Conversation.Question is OpenQuestion.AtStep && turn.Here is var (_, step) && step is Step.Ask or Step.Do
            && Understanding.AnswerAhead(rest, turn.Here.Value.Step, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words) is { } next)
        {
            Walk.Take(turn, next.Answer);
            rest = next.Rest;
        }
    }

    private static void HearWhatHappened(TurnInProgress turn, string text, OpenQuestion before)
    {
        turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
        Collecting.TakeWhatIsNamed(turn, text);
        var reading = Read(turn, text);
        if (!ChangeSubject(turn, reading))
        {
            turn.Say(ReplyKind.Notice, Phrase.NoteTaken);
            turn.Open(new OpenQuestion.PersonOrGoOn(before));
        }
    }

    /// <summary>No answer to the question: it stays open, whatever this is.</summary>
    private static void HearSomethingElse(TurnInProgress turn, string text)
    {
        var gaveEvidence = Collecting.TakeWhatIsNamed(turn, text) || turn.GotEvidence;
        if (Digressions.Answer(turn, text))
        {
            return;
        }

        var reading = Read(turn, text);
        if (gaveEvidence && reading.Codes.Count == 0)
        {
            // A line beside a picture tells of the picture.
            turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
            turn.Recall();
            return;
        }

        // A question that support answers often is a question, whatever else its words resemble.
        var asks = reading is { Question: not null, Codes.Count: 0, AsksForPerson: false };
        if ((asks && Digressions.Answer(turn, text, reading)) || ChangeSubject(turn, reading) || Digressions.Answer(turn, text, reading))
        {
            return;
        }

        if (MetaIds.UnnamedIn(turn, text) is { } value)
        {
            turn.Open(new OpenQuestion.WhichId(value, turn.Conversation.Question));
            return;
        }

        Misunderstand(turn);
    }

    private static void Misunderstand(TurnInProgress turn)
    {
        turn.Keep(new Misunderstood(turn.Now));
        if (turn.Conversation.MisunderstoodInARow >= Patience.Limit)
        {
            turn.Say(ReplyKind.Notice, Phrase.OfferPersonUnclear);
            turn.Open(new OpenQuestion.PersonOrGoOn(turn.Conversation.Question));
            return;
        }

        turn.Say(ReplyKind.Notice, Phrase.NotUnderstoodStep);
        turn.Recall();
    }

    private static Reading Read(TurnInProgress turn, string text)
    {
        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        Opening.Note(turn, reading);
        return reading;
    }

    private static void NoteCodes(TurnInProgress turn, string text) =>
        Opening.NoteCodes(turn, turn.Knowledge.Triage.Read(text, turn.Conversation.Language));

    /// <summary>A person is wanted, a code says what it is, or the customer talks of another problem: then which of the two is asked.</summary>
    private static bool ChangeSubject(TurnInProgress turn, Reading reading)
    {
        var current = turn.Here!.Value.Playbook.Id;
        switch (reading.Verdict)
        {
            case Verdict.Person:
                // Not in so many words, so the person is offered and not called.
                turn.Say(ReplyKind.Notice, Phrase.OfferPersonUnclear);
                turn.Open(new OpenQuestion.PersonOrGoOn(turn.Conversation.Question));
                return true;
            case Verdict.Playbook(var other, _) when other != current && reading.Codes.Count > 0:
                Walk.Start(turn, other);
                return true;
            case Verdict.Playbook(var other, >= Sure) when other != current:
                turn.Open(new OpenQuestion.WhichPlaybook([current, other], Situation: null, Time: 1));
                return true;
            default:
                return false;
        }
    }
}
