using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Gives the case to a person, tells the customer honestly, and is silent from then on.</summary>
internal static class HandOver
{
    /// <summary>Asking for a person is never gated; what is missing is said to be missing.</summary>
    public static void Escalate(TurnInProgress turn, EscalationReason reason)
    {
        if (turn.Conversation.State is ConversationState.OnErrand)
        {
            Errands.Return(turn);
            return;
        }

        var id = NextCase(turn);
        var playbook = turn.Conversation.CurrentPlaybook;
        var step = turn.Here?.Step.Id;
        turn.Keep(new Escalated(id, reason, turn.Now));
        turn.Do(new Effect.HandToDesk(id, BriefWriting.Of(turn)));
        turn.Do(new Effect.ForgetWake());
        turn.Say(new Reply(ReplyKind.Handover, turn.Text(Told(turn, reason), ("items", Passed(turn)))) { Playbook = playbook, Step = step });
        TellHours(turn);
    }

    /// <summary>Who comes when nobody is there is told when somebody will be, and may leave a way back.</summary>
    public static void TellHours(TurnInProgress turn)
    {
        if (!turn.Knowledge.Desk.IsOpen(turn.Now))
        {
            turn.Say(ReplyKind.Notice, Phrase.DeskClosed, ("when", DeskTimes.WhenOpen(turn)));
        }
    }

    /// <summary>Somebody is talking to the customer already, so there is nothing to tell and nobody to wait for.</summary>
    public static void StepBack(TurnInProgress turn)
    {
        var id = NextCase(turn);
        turn.Keep(new Escalated(id, EscalationReason.Other, turn.Now));
        turn.Keep(new CaseTaken(id, Agent.Outside, turn.Now));
        turn.Do(new Effect.HandToDesk(id, BriefWriting.Of(turn)) { Taken = true });
        turn.Do(new Effect.ForgetWake());
    }

    /// <summary>
    /// "Status", "cancel" and "continue on WhatsApp" are answered; pictures and ids still reach the brief, and a file that does not gets its
    /// sentence. Who writes to be heard is told once in a while that the case is in good hands.
    /// </summary>
    public static void HearWhileWithPerson(TurnInProgress turn, CustomerMessage message)
    {
        var person = (ConversationState.WithPerson)turn.Conversation.State;
        var command = message.Tap is null ? turn.Knowledge.Words.CommandIn(message.Text) : null;
        // Who answers from elsewhere has no desk at which to hand back.
        if (person.Holder is { } holder && !(holder == Agent.Outside && command == Command.Cancel))
        {
            HearWhileHeld(turn, person, message);
            return;
        }

        switch (command)
        {
            case Command.Status or Command.Human or Command.Help:
                turn.Say(ReplyKind.Notice, Phrase.StillWithPerson);
                break;
            case Command.Cancel:
                Cancel(turn, person);
                break;
            case Command.Move:
                Commands.TellHowToMove(turn);
                break;
            default:
                NoteWayBack(turn, message.Text);
                AddToBrief(turn, person, message);
                Pictures.RefuseBroken(turn, message);
                if (command is Command.Thanks or Command.Hello || Hesitations.IsAtIt(turn, message.Text))
                {
                    Reassure(turn);
                }

                break;
        }
    }

    /// <summary>The bot says nothing. What fills the checklist or answers a step that the agent sent is noted.</summary>
    private static void HearWhileHeld(TurnInProgress turn, ConversationState.WithPerson person, CustomerMessage message)
    {
        AddToBrief(turn, person, message);
        if (message.Tap is { Step: { } step } tap && person.Before is { } before && turn.Knowledge.Find(before.Playbook).Find(step) is { } tapped
            && tap.Playbook == before.Playbook.Id && tapped.Find(tap.Answer) is not null
            && SilentWalk.Take(turn, silent => AgentActs.Tick(silent, turn.Knowledge.Find(before.Playbook), tapped, tap.Answer)))
        {
            turn.Do(new Effect.ChangeAtDesk(person.Escalation, BriefWriting.Of(turn)));
        }
    }

    private static void NoteWayBack(TurnInProgress turn, string text)
    {
        if (WaysBack.In(text) is { } address && address != turn.Conversation.WayBack)
        {
            turn.Keep(new WayBackLeft(address, turn.Now));
            turn.Do(new Effect.ChangeAtDesk(turn.Conversation.Case!.Escalation, BriefWriting.Of(turn)));
            turn.Say(ReplyKind.Notice, Phrase.WayBackNoted);
        }
    }

    private static void Reassure(TurnInProgress turn)
    {
        if (turn.Conversation.ReassuredAt is not { } last || turn.Now - last >= Patience.BetweenReceipts)
        {
            turn.Keep(new Reassured(turn.Now));
            turn.Say(ReplyKind.Notice, Phrase.PersonWillAnswer);
        }
    }

    private static EscalationId NextCase(TurnInProgress turn) => new($"{turn.Conversation.Id}.{turn.Conversation.Escalations + 1}");

    private static void Cancel(TurnInProgress turn, ConversationState.WithPerson person)
    {
        turn.Do(new Effect.ChangeAtDesk(person.Escalation, BriefWriting.Of(turn)) { Standing = new CaseStanding.Withdrawn() });
        turn.Keep(new EscalationCancelled(person.Escalation, turn.Now));
        turn.Say(ReplyKind.Notice, Phrase.CancelledPerson);
        GoOnWithBot(turn);
    }

    /// <summary>The bot's turn again, where the customer was before a person was called.</summary>
    public static void GoOnWithBot(TurnInProgress turn)
    {
        switch (turn.Here)
        {
            case null:
                Opening.AskSituation(turn);
                break;
            case var (playbook, here) when here is Playbooks.Step.HandOver or Playbooks.Step.Solved:
                GoOnBefore(turn, playbook);
                break;
            case var (playbook, here) when here is Playbooks.Step.Wait:
                Walk.GoTo(turn, playbook, here.Id, evenIfAnswered: true);
                break;
            case var (_, here) when here is Playbooks.Step.Rest:
                break;
            default:
                turn.Open(Walk.OwnQuestion(turn));
                break;
        }
    }

    /// <summary>
    /// Going on at the handover would only hand over again, and an agent's tick proves nothing that the customer has not seen: the last
    /// question before the end is asked anew, or the playbook's first where none was answered.
    /// </summary>
    private static void GoOnBefore(TurnInProgress turn, Playbooks.Playbook playbook)
    {
        if (!Steps.GoBack(turn))
        {
            Walk.GoTo(turn, playbook, playbook.Steps.First(step => step is Playbooks.Step.Ask or Playbooks.Step.Do).Id, evenIfAnswered: true);
        }
    }

    private static void AddToBrief(TurnInProgress turn, ConversationState.WithPerson person, CustomerMessage message)
    {
        var before = turn.Conversation.Evidence;
        foreach (var file in message.Files.Where(file => file is { Verdict: FileVerdict.Picture, Id: not null }))
        {
            turn.Keep(new EvidenceGiven(EvidenceItem.Screenshots, file.Id!.Value.Value, turn.Now));
            turn.Keep(new ScreenshotsFinished(turn.Now));
        }

        foreach (var (item, number) in MetaIds.NamedIn(message.Text))
        {
            turn.Keep(new EvidenceGiven(item, number.Digits, turn.Now));
        }

        if (turn.Conversation.Evidence != before)
        {
            turn.Do(new Effect.ChangeAtDesk(person.Escalation, BriefWriting.Of(turn)));
        }
    }

    private static Phrase Told(TurnInProgress turn, EscalationReason reason) => reason switch
    {
        EscalationReason.AskedForHuman => Phrase.HandedOverAskedForHuman,
        _ when Passed(turn).Length > 0 => Phrase.HandedOverWithEvidence,
        _ => Phrase.HandedOverOther,
    };

    private static string Passed(TurnInProgress turn)
    {
        var items = EvidenceItems.All.Where(item => !turn.Conversation.Evidence.Values(item).IsEmpty).Select(item => turn.Text(Collecting.ItemName(item))).ToList();
        return items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {turn.Text(Phrase.And)} {items[^1]}";
    }
}
