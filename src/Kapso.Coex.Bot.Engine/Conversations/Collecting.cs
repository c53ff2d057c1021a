using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Asks for the evidence that a person will need, one piece at a time, and takes whatever comes, in any order.</summary>
internal static class Collecting
{
    /// <summary>Asks for the next piece, or hands over when there is nothing left to ask.</summary>
    public static void Begin(TurnInProgress turn, Step.HandOver step)
    {
        if (turn.Conversation.Evidence.NextOf(step.Evidence) is { } next)
        {
            var missing = step.Evidence.Count(item => !turn.Conversation.Evidence[item].IsSettled);
            turn.Say(ReplyKind.Notice, missing == 1 ? Phrase.EvidenceIntroOne : Phrase.EvidenceIntro);
            turn.Open(new OpenQuestion.ForEvidence(next));
            return;
        }

        HandOver.Escalate(turn, step.Reason);
    }

    /// <summary>Free words while a piece of evidence is asked for.</summary>
    public static void Hear(TurnInProgress turn, string text)
    {
        if ((!ErrorTexts.IsPasted(turn, text) && Corrections.Hear(turn, text)) || Hesitations.Hear(turn, text))
        {
            return;
        }

        switch (turn.Conversation.Question)
        {
            case OpenQuestion.CopiedFrom or OpenQuestion.WhichId when Answer(turn, text) is { } answer:
                Take(turn, answer);
                break;
            case OpenQuestion.WhyNot(var item):
                Reasons.Hear(turn, item, text);
                break;
            case OpenQuestion.CopiedFrom(var item, _):
                MetaIds.Hear(turn, item, text);
                break;
            case OpenQuestion.WhichId:
                MetaIds.Hear(turn, EvidenceItem.WabaId, text);
                break;
            case OpenQuestion.ForEvidence(var item):
                HearFor(turn, item, text);
                break;
        }
    }

    /// <summary>An answer from those offered.</summary>
    public static void Take(TurnInProgress turn, AnswerId answer)
    {
        switch (turn.Conversation.Question)
        {
            case OpenQuestion.ForEvidence(EvidenceItem.Screenshots) when answer == AnswerId.Done:
                FinishScreenshots(turn);
                break;
            case OpenQuestion.ForEvidence(var item) when answer == AnswerId.CannotGet:
                turn.Open(new OpenQuestion.WhyNot(item));
                break;
            case OpenQuestion.CopiedFrom(var item, var value) when answer == Offers.FromIdField:
                MetaIds.Accept(turn, item, value);
                break;
            case OpenQuestion.CopiedFrom(var item, _):
                turn.Say(ReplyKind.Notice, Phrase.ThatIsThePhone);
                turn.Open(new OpenQuestion.ForEvidence(item));
                break;
            case OpenQuestion.WhichId(var value, _, _):
                MetaIds.Settle(turn, EvidenceItems.Parse(answer.Value) ?? EvidenceItem.WabaId, value);
                break;
        }
    }

    /// <summary>On to the next piece of what this hand-over asks for.</summary>
    public static void GoOn(TurnInProgress turn)
    {
        if (turn.Here is (_, Step.HandOver step))
        {
            if (turn.Conversation.Evidence.NextOf(step.Evidence) is { } next)
            {
                turn.Open(new OpenQuestion.ForEvidence(next));
            }
            else
            {
                HandOver.Escalate(turn, step.Reason);
            }
        }
    }

    /// <summary>Ids that the customer names, at any time: "my waba id is 1022…". True when there was one.</summary>
    public static bool TakeWhatIsNamed(TurnInProgress turn, string text)
    {
        var named = MetaIds.NamedIn(text);
        foreach (var (item, number) in named)
        {
            turn.Keep(new EvidenceGiven(item, number.Digits, turn.Now));
            turn.Say(ReplyKind.Notice, Phrase.IdNoted, ("item", turn.Text(ItemName(item))), ("value", number.Digits));
        }

        return named.Count > 0;
    }

    /// <summary>The request for one piece, with where to find it.</summary>
    public static Reply Request(TurnInProgress turn, EvidenceItem item, bool briefly)
    {
        var text = item switch
        {
            EvidenceItem.PhoneNumberId => turn.Text(briefly ? Phrase.AskPhoneNumberIdHelp : Phrase.AskPhoneNumberId),
            EvidenceItem.WabaId when turn.Conversation.Evidence[item] is EvidenceState.Missing { Before: { } before } && !briefly =>
                turn.Text(Phrase.AskWabaIdAgain, ("value", before)),
            EvidenceItem.WabaId => turn.Text(briefly ? Phrase.AskWabaIdHelp : Phrase.AskWabaId),
            EvidenceItem.MetaErrorText => turn.Text(briefly ? Phrase.AskMetaErrorTextHelp : Phrase.AskMetaErrorText),
            _ when turn.Conversation.Evidence.Values(item).Count > 0 => turn.Text(Phrase.AskMoreScreenshots),
            _ => turn.Text(briefly ? Phrase.AskScreenshotsHelp : Phrase.AskScreenshots),
        };
        return new Reply(ReplyKind.Evidence, text) { Evidence = item };
    }

    public static Phrase ItemName(EvidenceItem item) => item switch
    {
        EvidenceItem.PhoneNumberId => Phrase.ItemPhoneNumberId,
        EvidenceItem.WabaId => Phrase.ItemWabaId,
        EvidenceItem.MetaErrorText => Phrase.ItemMetaErrorText,
        _ => Phrase.ItemScreenshots,
    };

    private static void HearFor(TurnInProgress turn, EvidenceItem item, string text)
    {
        var wantsId = item is EvidenceItem.PhoneNumberId or EvidenceItem.WabaId;
        if (Pictures.IsCaption(turn, item, text))
        {
            turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
            turn.Recall();
            return;
        }

        if (Reasons.HearAtOnce(turn, item, text))
        {
            return;
        }

        if (wantsId && MetaIds.Hear(turn, item, text))
        {
            return;
        }

        // Meta's own words sound like questions that we answer; with a code among them they are what was asked for.
        var reading = turn.Knowledge.Triage.Read(text, turn.Conversation.Language);
        if (item == EvidenceItem.MetaErrorText && reading.CodesSeen.Count > 0)
        {
            ErrorTexts.Take(turn, text);
        }
        else if (ErrorTexts.MayBeAnAnswer(item, text) && Answer(turn, text) is { } answer)
        {
            Take(turn, answer);
        }
        else if (ErrorTexts.MayBeAnAnswer(item, text) && AsksHow(turn, text))
        {
            turn.Recall();
        }
        else if ((ErrorTexts.MayBeAnAnswer(item, text) || ErrorTexts.IsAnotherSubject(reading)) && Digressions.Answer(turn, text, reading))
        {
            return;
        }
        else if (ErrorTexts.IsAsked(turn, text, reading) && (Digressions.Answer(turn, text, reading) || Digressions.Answer(turn, text)))
        {
            return;
        }
        else if (item == EvidenceItem.MetaErrorText)
        {
            ErrorTexts.Take(turn, text);
        }
        else
        {
            turn.Keep(new NoteTaken(text, turn.Here?.Step.Id, turn.Now));
            turn.Say(ReplyKind.Notice, wantsId ? Phrase.IdNoDigits : Phrase.NoScreenshotsYet);
            turn.Recall();
        }
    }

    private static bool AsksHow(TurnInProgress turn, string text)
    {
        var cues = turn.Knowledge.Words.CuesIn(text);
        return cues.Contains(Cue.DoesNotKnow) || cues.Contains(Cue.Where);
    }

    private static void FinishScreenshots(TurnInProgress turn)
    {
        if (turn.Conversation.Evidence.Values(EvidenceItem.Screenshots).IsEmpty)
        {
            turn.Say(ReplyKind.Notice, Phrase.NoScreenshotsYet);
            turn.Recall();
            return;
        }

        turn.Keep(new ScreenshotsFinished(turn.Now));
        GoOn(turn);
    }

    private static AnswerId? Answer(TurnInProgress turn, string text) =>
        Understanding.AnswerIn(text, Offers.For(turn, turn.Conversation.Question), turn.Knowledge.Words)?.Answer;
}
