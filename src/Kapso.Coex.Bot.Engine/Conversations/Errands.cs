using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>The bot asks for one piece of evidence for the agent who has the case, and returns it.</summary>
internal static class Errands
{
    public static void Begin(TurnInProgress turn, ConversationState.WithPerson person, Agent by, EvidenceItem item)
    {
        turn.Keep(new ErrandBegan(person.Escalation, item, turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.ErrandBegins, ("agent", by.Name));
        turn.Open(new OpenQuestion.ForEvidence(item));
    }

    public static void Hear(TurnInProgress turn, CustomerMessage message)
    {
        if (message.HadSecret)
        {
            turn.Say(ReplyKind.Notice, Phrase.SecretRemoved);
            turn.Recall();
        }

        Pictures.Take(turn, message);
        if (message.Tap is { } tap)
        {
            Hear(turn, tap);
        }
        else if (!string.IsNullOrWhiteSpace(message.Text))
        {
            HearText(turn, message.Text);
        }

        ReturnIfDone(turn);
    }

    /// <summary>The piece is there, or it is known why it cannot be had.</summary>
    public static void ReturnIfDone(TurnInProgress turn)
    {
        if (turn.Conversation.State is ConversationState.OnErrand errand && turn.Conversation.Evidence[errand.Item].IsSettled)
        {
            Return(turn);
        }
    }

    /// <summary>The agent has the case again, with the piece or without.</summary>
    public static void Return(TurnInProgress turn)
    {
        var errand = (ConversationState.OnErrand)turn.Conversation.State;
        var holder = errand.Case.Holder!;
        turn.Say(ReplyKind.Notice, Phrase.ErrandEnds, ("agent", holder.Name));
        turn.Keep(new ErrandEnded(errand.Case.Escalation, turn.Now));
        turn.Do(new Effect.ChangeAtDesk(errand.Case.Escalation, BriefWriting.Of(turn)) { Standing = new CaseStanding.Taken(holder) });
    }

    private static void Hear(TurnInProgress turn, Tap tap)
    {
        if (tap.Step is null && Offers.For(turn, turn.Conversation.Question).Any(offer => offer.Id == tap.Answer))
        {
            Collecting.Take(turn, tap.Answer);
        }
        else
        {
            turn.Recall();
        }
    }

    private static void HearText(TurnInProgress turn, string text)
    {
        switch (turn.Knowledge.Words.CommandIn(text))
        {
            case Command.Human or Command.Cancel or Command.StartOver:
                Return(turn);
                break;
            case Command.Skip when turn.Conversation.Question is OpenQuestion.ForEvidence(var item):
                turn.Open(new OpenQuestion.WhyNot(item));
                break;
            case Command.Language or Command.Move:
                _ = Interruptions.Hear(turn, text);
                break;
            case Command.Thanks or Command.Hello or Command.Status or Command.Help or Command.Back or Command.Stop or Command.Repeat:
                turn.Recall();
                break;
            default:
                Collecting.Hear(turn, text);
                break;
        }
    }
}
