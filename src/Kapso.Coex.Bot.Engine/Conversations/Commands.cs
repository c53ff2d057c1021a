using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What each of the words that work at any moment does.</summary>
internal static class Commands
{
    public static void Obey(TurnInProgress turn, Command command, string text)
    {
        switch (command)
        {
            case Command.Human:
                HandOver.Escalate(turn, EscalationReason.AskedForHuman);
                break;
            case Command.Back:
                Steps.Back(turn);
                break;
            case Command.Skip:
                Steps.Skip(turn);
                break;
            case Command.StartOver:
                turn.Keep(new StartedOver(turn.Now));
                turn.Do(new Effect.ForgetWake());
                turn.Say(ReplyKind.Notice, Phrase.StartedOver);
                Opening.AskSituation(turn);
                break;
            case Command.Status:
                Status(turn);
                break;
            case Command.Help:
                turn.Say(ReplyKind.Answer, Phrase.Help);
                Interruptions.Return(turn);
                break;
            case Command.Stop:
                turn.Keep(new Paused(turn.Now));
                turn.Do(new Effect.ForgetWake());
                turn.Say(ReplyKind.Notice, Phrase.Paused);
                break;
            case Command.Language when turn.Knowledge.Words.LanguageNamedIn(text) is { } language:
                Speak(turn, language);
                break;
            case Command.Language:
                turn.Open(new OpenQuestion.WhichLanguage(Interruptions.Before(turn.Conversation.Question)));
                break;
            case Command.Cancel:
                turn.Say(ReplyKind.Notice, Phrase.NothingToCancel);
                Interruptions.Return(turn);
                break;
            case Command.Move:
                TellHowToMove(turn);
                Interruptions.Return(turn);
                break;
            case Command.Hello or Command.Thanks when !turn.Conversation.WasGreeted:
                Welcome.Greet(turn, locale: null);
                break;
            case Command.Thanks:
                turn.Say(ReplyKind.Notice, Phrase.YouAreWelcome);
                if (turn.Conversation.State is not ConversationState.Resolved)
                {
                    turn.Recall();
                }

                break;
            case Command.Repeat:
                turn.Ask();
                break;
            case Command.Hello:
                Interruptions.Return(turn);
                break;
        }
    }

    public static void TellHowToMove(TurnInProgress turn) =>
        turn.Say(ReplyKind.Notice, turn.Knowledge.CanMove ? Phrase.GoOnByPhone : Phrase.CannotGoOnByPhone, ("invitation", Invitation.Placeholder));

    public static void Speak(TurnInProgress turn, Language language)
    {
        var before = Interruptions.Before(turn.Conversation.Question);
        turn.Keep(new LanguageSettled(language, Chosen: true, turn.Now));
        turn.Keep(new QuestionOpened(before, turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.LanguageChanged);
        if (before is null && turn.Here is null)
        {
            Opening.AskSituation(turn);
        }
        else
        {
            turn.Ask();
        }
    }

    private static void Status(TurnInProgress turn)
    {
        var phrase = turn.Conversation.State switch
        {
            ConversationState.Resolved => Phrase.StatusResolved,
            ConversationState.Following when Resting.IsResting(turn) => Phrase.StatusResting,
            ConversationState.Following when turn.Conversation.WaitUntil is not null => Phrase.StatusWaiting,
            ConversationState.Following => Phrase.StatusAtStep,
            _ => Phrase.StatusListening,
        };
        var done = turn.Conversation.Trail.Count(answer => !answer.PassedOver);
        turn.Say(ReplyKind.Answer, phrase, ("count", $"{done}"), ("playbook", turn.Here is var (playbook, _) ? turn.Text(playbook.Hypothesis) : ""));
        if (!Resting.IsResting(turn))
        {
            Interruptions.Return(turn);
        }
    }
}
