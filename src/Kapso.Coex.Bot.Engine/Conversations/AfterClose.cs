using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>
/// After an agent closed the case: one tap and one sentence of how it was, both as the customer likes; and a way back for whoever writes
/// that it is not over.
/// </summary>
internal static class AfterClose
{
    private const int WordsOfThanks = 6;

    public static void Begin(TurnInProgress turn, CaseOutcome outcome, Agent by)
    {
        turn.Say(ReplyKind.Notice, outcome switch
        {
            CaseOutcome.Connected => Phrase.ClosedConnected,
            CaseOutcome.WaitingForMeta => Phrase.ClosedWaitingForMeta,
            CaseOutcome.MovedToDedicated => Phrase.ClosedMovedToDedicated,
            _ => Phrase.ClosedOther,
        }, ("agent", by.Name));
        turn.Open(new OpenQuestion.HowWasIt());
    }

    public static void Hear(TurnInProgress turn, CustomerMessage message)
    {
        var closed = (ConversationState.Closed)turn.Conversation.State;
        foreach (var file in message.Files.Where(file => file is { Verdict: FileVerdict.Picture, Id: not null }))
        {
            turn.Keep(new EvidenceGiven(Evidence.EvidenceItem.Screenshots, file.Id!.Value.Value, turn.Now));
            turn.Keep(new ScreenshotsFinished(turn.Now));
        }

        if (AnswerIn(turn, message) is { } answer)
        {
            Take(turn, closed, answer);
        }
        else if (message.Tap is not null || turn.Knowledge.Words.CommandIn(message.Text) == Command.Thanks)
        {
            Thank(turn);
        }
        else if (turn.Knowledge.Words.CommandIn(message.Text) == Command.Human)
        {
            Reopen(turn, closed);
        }
        else if (turn.Knowledge.Words.CommandIn(message.Text) == Command.StartOver)
        {
            BeginAnew(turn);
        }
        else if (turn.Conversation.Question is OpenQuestion.WhyWasItSo && message.Files.Count == 0)
        {
            turn.Keep(new RatingExplained(closed.Case.Escalation, message.Text.Trim(), turn.Now));
            turn.Keep(new QuestionOpened(null, turn.Now));
            turn.Say(ReplyKind.Notice, Phrase.RatingThanks);
        }
        else if (message.Files.Count == 0 && TextFolding.Fold(message.Text).Count <= WordsOfThanks && turn.Knowledge.Words.IsBareWord(message.Text))
        {
            Thank(turn);
        }
        else
        {
            turn.Keep(new NoteTaken(message.Text, null, turn.Now));
            turn.Open(new OpenQuestion.CameBack());
        }
    }

    private static AnswerId? AnswerIn(TurnInProgress turn, CustomerMessage message)
    {
        var offers = Offers.For(turn, turn.Conversation.Question);
        return message.Tap is { } tap
            ? offers.FirstOrDefault(offer => offer.Id == tap.Answer && tap.Step is null)?.Id
            : Understanding.AnswerIn(message.Text, offers, turn.Knowledge.Words)?.Answer;
    }

    private static void Take(TurnInProgress turn, ConversationState.Closed closed, AnswerId answer)
    {
        switch (turn.Conversation.Question)
        {
            case OpenQuestion.HowWasIt:
                var rating = answer == Offers.Good ? Rating.Good : answer == Offers.Fair ? Rating.Fair : Rating.Bad;
                turn.Keep(new CustomerRated(closed.Case.Escalation, rating, turn.Now));
                turn.Open(new OpenQuestion.WhyWasItSo());
                break;
            case OpenQuestion.WhyWasItSo:
                turn.Keep(new QuestionOpened(null, turn.Now));
                turn.Say(ReplyKind.Notice, Phrase.RatingThanks);
                break;
            case OpenQuestion.CameBack when answer == AnswerId.Yes:
                Reopen(turn, closed);
                break;
            case OpenQuestion.CameBack:
                BeginAnew(turn);
                break;
        }
    }

    private static void Reopen(TurnInProgress turn, ConversationState.Closed closed)
    {
        turn.Keep(new CaseReopened(closed.Case.Escalation, turn.Now));
        turn.Do(new Effect.ChangeAtDesk(closed.Case.Escalation, BriefWriting.Of(turn)) { Standing = new CaseStanding.Open() });
        turn.Say(new Reply(ReplyKind.Handover, turn.Text(Phrase.CaseReopened)));
        HandOver.TellHours(turn);
    }

    private static void BeginAnew(TurnInProgress turn)
    {
        turn.Keep(new StartedOver(turn.Now));
        Opening.AskSituation(turn);
    }

    /// <summary>Who only says thanks is not asked anything again.</summary>
    private static void Thank(TurnInProgress turn)
    {
        turn.Keep(new QuestionOpened(null, turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.YouAreWelcome);
    }
}
