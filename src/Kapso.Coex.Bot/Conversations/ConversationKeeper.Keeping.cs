using System.Text.Json;
using Kapso.Coex.Bot.Desk.Webhooks;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What a turn leaves behind, as the store keeps it.</summary>
internal sealed partial class ConversationKeeper
{
    private async Task<TurnToKeep> ToKeep(Turn turn, long through, IReadOnlyList<string> settled, DateTimeOffset now)
    {
        var messages = new List<NewMessage>();
        var outbox = new List<OutboxRow>();
        List<string> done = [.. settled];
        NewEscalation? escalation = null;
        EscalationChange? change = null;
        var language = turn.After.Language ?? Language.English;
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.Say(var reply):
                    messages.Add(new NewMessage(id, Author.Bot, null, now, Written.Body(await WithInvitation(reply), language)));
                    break;
                case Effect.ForgetWake when wake is not null:
                    done.Add(wake);
                    wake = null;
                    break;
                case Effect.WakeAt(var step, var due):
                    done.AddRange(wake is null ? [] : [wake]);
                    wake = WakeOf(version + 1);
                    outbox.Add(new OutboxRow(wake, id, OutboxKind.WaitOver, due, step.Value));
                    break;
                case Effect.HandToDesk(var at, var brief) handed:
                    escalation = new NewEscalation(
                        at.Value, id, turn.After.Channel, brief.Language.Code(), brief.Reason.Name(), brief.Playbook?.Value, now, Json(brief))
                    { Taken = handed.Taken };
                    var said = await store.ReadMessages(id, 0, HandoffEvent.LongestTranscript);
                    messages.Add(new NewMessage(id, Author.System, null, now, HandoffEvent.Body(at, brief, said)));
                    var state = handed.Taken ? "taken" : "open";
                    outbox.AddRange(notices.Of(CaseNotices.Opened, at.Value, id, version + 1, now, new CaseNotice(state, brief.Reason.Name(), brief.Playbook?.Value, null, null)));
                    break;
                case Effect.ChangeAtDesk(var at, var brief, var withdrawn):
                    change = new EscalationChange(at.Value, Json(brief), withdrawn ? "closed" : "open");
                    break;
            }
        }

        return new TurnToKeep(id, version + 1, through, owner, OwnerOf(turn.After), now, EventJson.Write(turn.Events))
        {
            Replies = messages,
            Post = via is not null && messages.Exists(message => message.Author == Author.Bot),
            Outbox = outbox,
            Settled = done,
            Escalation = escalation,
            Changed = change,
        };
    }

    private async Task<Reply> WithInvitation(Reply reply) => reply.Text.Contains(Invitation.Placeholder, StringComparison.Ordinal)
        ? reply with { Text = reply.Text.Replace(Invitation.Placeholder, await invitations.Invite(id), StringComparison.Ordinal) }
        : reply;

    private static string Json(Brief brief) => JsonSerializer.Serialize(brief, EventJson.Default.Brief);
}
