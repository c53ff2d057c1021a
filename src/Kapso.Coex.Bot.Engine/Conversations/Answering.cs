using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Hears free words while a playbook is followed: an answer, a correction, a question, evidence, or another subject.</summary>
internal static class Answering
{

    public static void Hear(TurnInProgress turn, string text)
    {
        if (AsksForPerson(turn, text))
        {
            HandOver.Escalate(turn, Escalations.EscalationReason.AskedForHuman);
            return;
        }

        if (Resting.IsResting(turn))
        {
            Resting.Hear(turn, text);
            return;
        }

        if (turn.WasPaused && turn.Knowledge.Words.IsGoingOn(text))
        {
            turn.Ask();
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
                Subjects.HearWhich(turn, text, which);
                return;
            case OpenQuestion.ForEvidence or OpenQuestion.WhyNot or OpenQuestion.CopiedFrom or OpenQuestion.WhichId:
                Collecting.Hear(turn, text);
                return;
            case OpenQuestion.WhatHappened(var before) when !Hesitations.Hear(turn, text):
                HearWhatHappened(turn, text, before);
                return;
            case OpenQuestion.WhatHappened:
                return;
        }

        _ = Corrections.Hear(turn, text) || OtherProblems.HearCode(turn, text) || StillThere.Hear(turn, text) || Hesitations.HearBareDone(turn, text)
            || Outcomes.HearProblem(turn, text) || HearAnswer(turn, text) || Outcomes.Hear(turn, text) || Hesitations.Hear(turn, text) || Obstacles.Hear(turn, text)
            || HearBareYesOrNo(turn, text) || HearSomethingElse(turn, text);
    }

    /// <summary>
    /// What stands beside a secret: an answer or an id is taken, and nothing is guessed from the rest. A yes is not: "you may use my token"
    /// begins like one, and might let something be removed.
    /// </summary>
    public static void HearBesideSecret(TurnInProgress turn, string text)
    {
        if (turn.Conversation.Question is OpenQuestion.AtStep or OpenQuestion.GoAhead)
        {
            var understood = Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words);
            _ = (understood?.Answer != AnswerId.Yes && HearAnswer(turn, text)) || Collecting.TakeWhatIsNamed(turn, text);
        }
        else if (MetaIds.IsIn(text))
        {
            Collecting.Hear(turn, text);
        }
    }

    private static bool AsksForPerson(TurnInProgress turn, string text) =>
        turn.Knowledge.Triage.Read(text, turn.Conversation.Language).AsksForPerson;

    /// <summary>The rest of a burst: it was written before the step was there to be read, so only what leaves no doubt is an answer.</summary>
    private static void HearUnread(TurnInProgress turn, string text)
    {
        var before = turn.Conversation.Trail.Count;
        Collecting.TakeWhatIsNamed(turn, text);
        Ahead.Take(turn, text);
        Subjects.Read(turn, text);
        if (turn.Conversation.Trail.Count == before)
        {
            turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
        }
    }

    /// <summary>Takes the answer, and a second one when the rest of the message is clearly about the next question.</summary>
    private static bool HearAnswer(TurnInProgress turn, string text)
    {
        var offers = Offers.For(turn, turn.Conversation.Question);
        if ((Understanding.AnswerIn(text, offers, turn.Knowledge.Words) ?? Ahead.DoneBeforeAsked(turn, text)) is not { } understood)
        {
            return false;
        }

        Collecting.TakeWhatIsNamed(turn, text);
        Subjects.Read(turn, text);
        if (OtherProblems.HearBeside(turn, understood))
        {
            return true;
        }

        Walk.Take(turn, understood.Answer);
        Ahead.Take(turn, understood.Rest);
        return true;
    }

    /// <summary>"Sí" where three other things are on offer says nothing; which of them is asked once more.</summary>
    private static bool HearBareYesOrNo(TurnInProgress turn, string text)
    {
        if (!Understanding.IsBareYesOrNo(text, turn.Knowledge.Words))
        {
            return false;
        }

        turn.Say(ReplyKind.Notice, Phrase.ChooseOne);
        turn.Recall();
        return true;
    }

    private static void HearWhatHappened(TurnInProgress turn, string text, OpenQuestion before)
    {
        turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
        Collecting.TakeWhatIsNamed(turn, text);
        var reading = Subjects.Read(turn, text);
        if (!Subjects.Change(turn, reading))
        {
            turn.Say(ReplyKind.Notice, Phrase.NoteTaken);
            turn.Open(new OpenQuestion.PersonOrGoOn(before));
        }
    }

    /// <summary>No answer to the question: it stays open, whatever this is.</summary>
    private static bool HearSomethingElse(TurnInProgress turn, string text)
    {
        var gaveEvidence = Collecting.TakeWhatIsNamed(turn, text) || turn.GotEvidence;
        if (Digressions.Answer(turn, text))
        {
            return true;
        }

        var known = turn.Conversation.Provider;
        var reading = Subjects.Read(turn, text);
        if (gaveEvidence && reading.CodesSeen.Count == 0)
        {
            // A line beside a picture tells of the picture.
            turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
            turn.Recall();
            return true;
        }

        // "The partner is ManyChat" resembles "what is a partner?", and tells a name.
        if (turn.Conversation.Provider is { } provider && provider != known && Subjects.SaysLittleElse(text, reading))
        {
            turn.Say(ReplyKind.Notice, Phrase.ProviderNoted, ("provider", provider));
            turn.Recall();
            return true;
        }

        // A question that support answers often is a question, whatever else its words resemble.
        var asks = reading is { Question: not null, CodesSeen.Count: 0, AsksForPerson: false };
        if ((asks && Digressions.Answer(turn, text, reading)) || Subjects.Change(turn, reading) || Digressions.Answer(turn, text, reading))
        {
            return true;
        }

        if (MetaIds.UnnamedIn(turn, text) is [var value, ..] ids)
        {
            turn.Open(new OpenQuestion.WhichId(value, turn.Conversation.Question, ids.ElementAtOrDefault(1)));
            return true;
        }

        if (Welcome.Sympathise(turn, text))
        {
            turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
            turn.Recall();
            return true;
        }

        Misunderstand(turn, text);
        return true;
    }

    private static void Misunderstand(TurnInProgress turn, string text)
    {
        if (turn.WasMisunderstood)
        {
            return;
        }

        turn.Keep(new Misunderstood(turn.Now));
        if (turn.Conversation.MisunderstoodInARow >= Patience.Limit)
        {
            turn.Say(ReplyKind.Notice, Phrase.OfferPersonUnclear);
            turn.Open(new OpenQuestion.PersonOrGoOn(turn.Conversation.Question));
            return;
        }

        turn.Say(ReplyKind.Notice, turn.Knowledge.Words.CuesIn(text).Contains(Cue.Correction) ? Phrase.NoHurry : Phrase.NotUnderstoodStep);
        turn.Recall();
    }
}
