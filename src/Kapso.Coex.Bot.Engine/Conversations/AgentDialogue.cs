using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>What agents do with a case, and what time does while it waits for them. Pure, as <see cref="Dialogue"/> is.</summary>
public static class AgentDialogue
{
    /// <summary>Does it, or says why not. What is so already is done, without an event.</summary>
    public static ActResult Do(Conversation conversation, Agent by, AgentAct act, Knowledge knowledge, DateTimeOffset now)
    {
        if (conversation.Case is not { } at)
        {
            return new ActResult.Refused(ActRefusal.NoCase, null);
        }

        if (!(act is AgentAct.Take ? IsFree(conversation, at) || at.Holder?.Id == by.Id : at.Holder?.Id == by.Id))
        {
            return new ActResult.Refused(at.Holder is null ? ActRefusal.NotYours : ActRefusal.TakenByAnother, at.Holder);
        }

        var turn = new TurnInProgress(conversation, knowledge, now);
        return AgentActs.Do(turn, by, act) is { } why ? new ActResult.Refused(why, at.Holder) : new ActResult.Done(turn.Finish());
    }

    /// <summary>Nobody took the case in time: the customer is told, once.</summary>
    public static Turn PromiseOver(Conversation conversation, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        if (conversation.State is ConversationState.WithPerson { Holder: null, WasToldToWait: false } waiting)
        {
            turn.Keep(new PromiseMissed(waiting.Escalation, now));
            turn.Say(ReplyKind.Notice, knowledge.Desk.IsOpen(now) ? Phrase.PromiseMissed : Phrase.DeskClosed, ("when", DeskTimes.WhenOpen(turn)));
        }

        return turn.Finish();
    }

    /// <summary>The agent who has the case has not answered for too long: it goes back to the queue.</summary>
    public static Turn AgentWentQuiet(Conversation conversation, Knowledge knowledge, DateTimeOffset now)
    {
        var turn = new TurnInProgress(conversation, knowledge, now);
        if (conversation.State is ConversationState.WithPerson { Holder: { } holder } && holder != Agent.Outside)
        {
            AgentActs.Release(turn);
        }

        return turn.Finish();
    }

    /// <summary>What was closed can be taken up again by anybody, and whoever answers from elsewhere does not mind.</summary>
    private static bool IsFree(Conversation conversation, ConversationState.WithPerson at) =>
        conversation.State is ConversationState.Closed || at.Holder is null || at.Holder == Agent.Outside;
}
