using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What each act of an agent does. Null where it is done, otherwise why not.</summary>
internal static class AgentActs
{
    public static ActRefusal? Do(TurnInProgress turn, Agent by, AgentAct act)
    {
        switch (turn.Conversation.State)
        {
            case ConversationState.Closed when act is not AgentAct.Take:
                return ActRefusal.NoCase;
            case ConversationState.Closed closed:
                turn.Keep(new CaseReopened(closed.Case.Escalation, turn.Now));
                break;
            case ConversationState.OnErrand errand when act is not AgentAct.Take:
                turn.Keep(new ErrandEnded(errand.Case.Escalation, turn.Now));
                Stand(turn, new CaseStanding.Taken(by));
                break;
        }

        return turn.Conversation.State is ConversationState.WithPerson person ? WithPerson(turn, person, by, act) : null;
    }

    /// <summary>Back to the queue, and the customer knows that somebody else goes on, and when.</summary>
    public static void Release(TurnInProgress turn)
    {
        turn.Keep(new CaseReleased(turn.Conversation.Case!.Escalation, turn.Now));
        Stand(turn, new CaseStanding.Open());
        turn.Say(new Reply(ReplyKind.Handover, turn.Text(Phrase.AgentLeft)));
        HandOver.TellHours(turn);
    }

    private static ActRefusal? WithPerson(TurnInProgress turn, ConversationState.WithPerson person, Agent by, AgentAct act)
    {
        switch (act)
        {
            case AgentAct.Take:
                Take(turn, person, by, Phrase.AgentIsHere);
                return null;
            case AgentAct.Release:
                Release(turn);
                return null;
            case AgentAct.Transfer(var to):
                Take(turn, person, to, Phrase.AnotherAgentIsHere);
                return null;
            case AgentAct.Say said:
                Say(turn, by, new Reply(ReplyKind.Answer, said.Text) { Files = said.Files, Quotes = said.Quotes });
                return null;
            case AgentAct.SendStep:
                return SendStep(turn, person, by);
            case AgentAct.Tick or AgentAct.Skip or AgentAct.Rewind or AgentAct.Start:
                return Move(turn, person, act);
            case AgentAct.HandBack(var step):
                return HandBack(turn, person, by, step);
            case AgentAct.AskFor(var item):
                return AskFor(turn, person, by, item);
            case AgentAct.Close(var outcome, var step):
                return Close(turn, person, by, outcome, step);
            default:
                return null;
        }
    }

    private static void Take(TurnInProgress turn, ConversationState.WithPerson person, Agent by, Phrase told)
    {
        if (person.Holder?.Id == by.Id)
        {
            return;
        }

        turn.Say(new Reply(ReplyKind.Handover, turn.Text(told, ("agent", by.Name))));
        turn.Keep(new CaseTaken(person.Escalation, by, turn.Now));
        Stand(turn, new CaseStanding.Taken(by));
    }

    private static void Say(TurnInProgress turn, Agent by, Reply reply)
    {
        turn.Keep(new AgentSpoke(by, turn.Now));
        turn.Do(new Effect.Say(reply with { By = by }));
    }

    /// <summary>As the bot would ask it, and before consequences the bot would ask for the yes.</summary>
    private static ActRefusal? SendStep(TurnInProgress turn, ConversationState.WithPerson person, Agent by)
    {
        if (person.Before is not { } before)
        {
            return ActRefusal.NothingToSend;
        }

        var asBot = new TurnInProgress(turn.Conversation with { State = before, LastSaid = 0 }, turn.Knowledge, turn.Now);
        if (asBot.Here is not (_, Step.Do or Step.Ask or Step.Wait))
        {
            return ActRefusal.NothingToSend;
        }

        asBot.Open(Walk.OwnQuestion(asBot));
        Prompts.AskWhatIsOpen(asBot, resumed: false);
        foreach (var say in asBot.Effects.OfType<Effect.Say>())
        {
            Say(turn, by, say.Reply with { Playbook = before.Playbook, Step = before.Step });
        }

        return null;
    }

    private static ActRefusal? Move(TurnInProgress turn, ConversationState.WithPerson person, AgentAct act)
    {
        var playbook = person.Before is { } before ? turn.Knowledge.Find(before.Playbook) : null;
        Step? Find(StepId id) => playbook?.Find(id);
        var moved = act switch
        {
            AgentAct.Tick(var id, var answer) when Find(id) is { } step && step.Find(answer) is not null =>
                SilentWalk.Take(turn, silent => Tick(silent, playbook!, step, answer)),
            AgentAct.Skip(var id) when Find(id) is Step.Do or Step.Wait or Step.Ask => SilentWalk.Take(turn, silent => Tick(silent, playbook!, Find(id)!, AnswerId.Skipped)),
            AgentAct.Rewind(var id) when Find(id) is { } step => SilentWalk.Take(turn, silent => GoBackTo(silent, playbook!, step)),
            AgentAct.Start(var id) when turn.Knowledge.Current.ContainsKey(id) => SilentWalk.Take(turn, silent => Walk.Start(silent, id)),
            _ => false,
        };
        if (!moved)
        {
            return ActRefusal.NoSuchStep;
        }

        Stand(turn, null);
        return null;
    }

    /// <summary>Answers a step, wherever the walk stands.</summary>
    public static void Tick(TurnInProgress silent, Playbook playbook, Step step, AnswerId answer)
    {
        Walk.GoTo(silent, playbook, step.Id, evenIfAnswered: true);
        if (answer == AnswerId.Skipped)
        {
            Walk.Answer(silent, answer);
            return;
        }

        silent.Keep(new QuestionOpened(new OpenQuestion.AtStep(), silent.Now));
        Walk.Take(silent, answer);
    }

    private static void GoBackTo(TurnInProgress turn, Playbook playbook, Step step)
    {
        Corrections.Undo(turn, playbook, step);
        Walk.GoTo(turn, playbook, step.Id, evenIfAnswered: true);
    }

    private static ActRefusal? HandBack(TurnInProgress turn, ConversationState.WithPerson person, Agent by, StepId? at)
    {
        var playbook = person.Before is { } before ? turn.Knowledge.Find(before.Playbook) : null;
        var chosen = at is { } id ? playbook?.Find(id) : null;
        if (at is not null && chosen is not (Step.Do or Step.Ask or Step.Wait))
        {
            return ActRefusal.NoSuchStep;
        }

        Stand(turn, new CaseStanding.HandedBack(by));
        turn.Keep(new CaseHandedBack(person.Escalation, by, turn.Now));
        turn.Say(ReplyKind.Handover, Phrase.BotIsBack, ("agent", by.Name));
        if (chosen is not null)
        {
            GoBackTo(turn, playbook!, chosen);
        }
        else
        {
            HandOver.GoOnWithBot(turn);
        }

        Prompts.AskWhatIsOpen(turn, resumed: false);
        return null;
    }

    private static ActRefusal? AskFor(TurnInProgress turn, ConversationState.WithPerson person, Agent by, EvidenceItem item)
    {
        if (item != EvidenceItem.Screenshots && turn.Conversation.Evidence[item] is EvidenceState.Given)
        {
            return ActRefusal.AlreadyGiven;
        }

        Stand(turn, new CaseStanding.OnErrand(by));
        Errands.Begin(turn, person, by, item);
        Prompts.AskWhatIsOpen(turn, resumed: false);
        return null;
    }

    private static ActRefusal? Close(TurnInProgress turn, ConversationState.WithPerson person, Agent by, CaseOutcome outcome, StepId? step)
    {
        if (step is { } id && (person.Before is not { } before || turn.Knowledge.Find(before.Playbook).Find(id) is null))
        {
            return ActRefusal.NoSuchStep;
        }

        Stand(turn, new CaseStanding.Closed(outcome, step, by));
        turn.Keep(new CaseClosed(person.Escalation, outcome, step, by, turn.Now));
        AfterClose.Begin(turn, outcome, by);
        Prompts.AskWhatIsOpen(turn, resumed: false);
        return null;
    }

    /// <summary>The desk learns of it with the brief as it is now.</summary>
    private static void Stand(TurnInProgress turn, CaseStanding? standing) =>
        turn.Do(new Effect.ChangeAtDesk(turn.Conversation.Case!.Escalation, BriefWriting.Of(turn)) { Standing = standing });
}
