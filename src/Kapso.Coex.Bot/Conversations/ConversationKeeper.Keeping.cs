using System.Text.Json;
using Kapso.Coex.Bot.Desk.Cases;
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
        var changes = new Dictionary<string, EscalationChange>();
        var language = turn.After.Language ?? Language.English;
        foreach (var effect in turn.Effects)
        {
            switch (effect)
            {
                case Effect.Say(var reply):
                    var author = reply.By is null ? Author.Bot : Author.Agent;
                    messages.Add(new NewMessage(id, author, null, now, Written.Body(await WithInvitation(reply), language, await Files(reply))));
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
                    outbox.AddRange(Told(new CaseHappening(CaseNotices.Opened, at.Value, id, version + 1, now, state), brief));
                    break;
                case Effect.ChangeAtDesk(var at, var brief) changed:
                    outbox.AddRange(Notice(at.Value, brief, changed.Standing, now));
                    messages.AddRange(HandoffEvent.Status(at, changed.Standing, conversation.State) is { } status ? [new NewMessage(id, Author.System, null, now, status)] : []);
                    changes[at.Value] = new EscalationChange(at.Value, Json(brief), StateOf(changed.Standing) ?? changes.GetValueOrDefault(at.Value)?.State);
                    break;
            }
        }

        return new TurnToKeep(id, version + 1, through, owner, OwnerOf(turn.After), now, EventJson.Write(turn.Events))
        {
            Replies = messages,
            Post = via is not null && messages.Exists(message => message.Author is Author.Bot or Author.Agent),
            Outbox = outbox,
            Settled = done,
            Escalation = escalation,
            Changed = changes.Values,
            Cases = [.. await CasesOf(turn, now)],
        };
    }

    /// <summary>What this turn changes of the cases that it touches, for the desk's queue.</summary>
    private async Task<IEnumerable<CaseChange>> CasesOf(Turn turn, DateTimeOffset now)
    {
        var handed = turn.Effects.OfType<Effect.HandToDesk>().ToList();
        var changed = turn.Effects.OfType<Effect.ChangeAtDesk>().ToList();
        var about = turn.After.Case ?? conversation.Case;
        List<string> ids = [.. handed.Select(one => one.Escalation.Value), .. changed.Select(one => one.Escalation.Value), .. about is null ? [] : (string[])[about.Escalation.Value]];
        if (ids.Count == 0)
        {
            return [];
        }

        var isNamed = handed.Count + changed.Count > 0;
        var signed = isNamed ? await store.Identity(id) : null;
        var person = isNamed ? (await store.Person(id))?.Person : null;
        return ids.Distinct().Select(escalation =>
        {
            CaseStanding? first = handed.Find(one => one.Escalation.Value == escalation) is { } opened ? opened.Taken ? new CaseStanding.Taken(Agent.Outside) : new CaseStanding.Open() : null;
            var standing = changed.LastOrDefault(one => one.Escalation.Value == escalation && one.Standing is not null)?.Standing ?? first;
            var isAbout = about?.Escalation.Value == escalation;
            return new CaseChange(escalation)
            {
                Standing = standing,
                DueAt = standing is CaseStanding.Open ? knowledge.Now.Desk.DueFor(now) : null,
                Step = isAbout ? about!.Before?.Step.Value : null,
                Code = turn.After.Codes.LastOrDefault(),
                WayBack = turn.After.WayBack,
                Customer = signed?.Name ?? person?.Name ?? person?.Phone,
                Search = isNamed ? CaseSearch.Text(escalation, turn.After, signed, person) : null,
                CustomerSpoke = isAbout && turn.After.State is ConversationState.WithPerson && turn.Events.Any(happened => happened is CustomerSpoke),
                LastWords = turn.Events.OfType<CustomerSpoke>().LastOrDefault(spoke => spoke.Words is not null)?.Words,
                AgentSpoke = turn.Events.Any(happened => happened is AgentSpoke),
                Told = turn.Events.Any(happened => happened is PromiseMissed),
                Rating = turn.Events.OfType<CustomerRated>().LastOrDefault()?.Rating,
                RatingWords = turn.Events.OfType<RatingExplained>().LastOrDefault()?.Words,
            };
        });
    }

    private async Task<IReadOnlyList<MessageFile>?> Files(Reply reply)
    {
        if (reply.Files.Count == 0)
        {
            return null;
        }

        var stored = await store.Attachments(id);
        return [.. stored.Where(file => reply.Files.Contains(file.Id)).Select(file => new MessageFile(file.Id.Value, file.Name, file.ContentType, 0, nameof(FileVerdict.Picture)))];
    }

    /// <summary>Other systems are told of each change of hands, but not of errands: those are the agent's own.</summary>
    private IEnumerable<OutboxRow> Notice(string escalation, Brief brief, CaseStanding? standing, DateTimeOffset now)
    {
        var (what, agent, outcome) = standing switch
        {
            CaseStanding.Open => (CaseNotices.Reopened, null, null),
            CaseStanding.Taken(var by) => (CaseNotices.Taken, by.Name, null),
            CaseStanding.HandedBack(var by) => (CaseNotices.HandedBack, by.Name, null),
            CaseStanding.Withdrawn => (CaseNotices.Closed, null, "withdrawn"),
            CaseStanding.Closed(var end, _, var by) => (CaseNotices.Closed, by.Name, end.Name()),
            _ => ((string?)null, (string?)null, (string?)null),
        };
        return what is null ? [] : Told(new CaseHappening(what, escalation, id, version + 1, now, StateOf(standing)!) { Agent = agent, Outcome = outcome }, brief);
    }

    private IEnumerable<OutboxRow> Told(CaseHappening happened, Brief brief) =>
        followers.SelectMany(follower => follower.Of(happened with { Reason = brief.Reason.Name(), Playbook = brief.Playbook?.Value, Via = via }));

    private static string? StateOf(CaseStanding? standing) => standing switch
    {
        null => null,
        CaseStanding.Open => "open",
        CaseStanding.Taken or CaseStanding.OnErrand => "taken",
        _ => "closed",
    };

    private async Task<Reply> WithInvitation(Reply reply) => reply.Text.Contains(Invitation.Placeholder, StringComparison.Ordinal)
        ? reply with { Text = reply.Text.Replace(Invitation.Placeholder, await invitations.Invite(id), StringComparison.Ordinal) }
        : reply;

    private static string Json(Brief brief) => JsonSerializer.Serialize(brief, EventJson.Default.Brief);
}
