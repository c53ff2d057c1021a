using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>The desk's cases: the queue, one of them whole, and what agents do with it.</summary>
internal sealed class CaseBook(
    Store store, ConversationKeepers keepers, KnowledgeBase knowledge, ChannelHealth health, CaseNews news, IOptions<DeskTimesOptions> times, TimeProvider clock) : ICases
{
    private const int EventsLookedAt = 2000;

    /// <summary>Who waits for an answer since before then waits too long.</summary>
    private DateTimeOffset Late => clock.GetUtcNow() - times.Value.AgentQuietAfter;

    public async Task<CasePage> Queue(CaseQuery query)
    {
        var page = await store.Cases(query with { Limit = query.Limit + 1 }, Late);
        var lines = page.Take(query.Limit).Select(Line).ToList();
        return new CasePage(lines, page.Count > query.Limit ? lines[^1].Id : null, await store.CaseCounts(query.AgentId, Late));
    }

    public async Task<CaseFile?> Open(string id)
    {
        if (await store.Case(id) is not { } found || await store.Load(found.Escalation.Conversation) is not { } loaded)
        {
            return null;
        }

        var (escalation, conversation) = (found.Escalation, Recollection.Of(loaded));
        var view = EscalationView.Whole(escalation, await store.Attachments(escalation.Conversation));
        var signed = await store.Identity(escalation.Conversation);
        List<string> ids = [.. view.Evidence?.SelectMany(line => line.Values) ?? [], .. signed?.PhoneNumberIds ?? [], .. signed?.WabaIds ?? []];
        var steps = conversation.Case?.Escalation.Value == id ? CaseSteps.Of(conversation, knowledge.Now, clock.GetUtcNow()) : [];
        return new CaseFile(
            Line(found),
            EscalationView.BriefOf(escalation),
            [.. steps.Select(step => new CaseStep(step.Id, step.Title, step.IsCurrent, step.Answer?.Value, step.Words, step.At, [.. step.Answers.Select(answer => new CaseChoice(answer.Id, answer.Title))]))],
            view.Evidence ?? [],
            PersonView.Of(signed),
            await Contact(escalation),
            AccountEventView.Concerning(ids, await store.AccountEvents(EventsLookedAt)),
            [.. (await store.Notes(id)).Select(note => new CaseNote(note.Id, note.By, note.At, note.Text, note.Mentions))],
            found.WayBack,
            found.Rating is { } rating ? new CustomerRating(rating, found.RatingWords, found.ClosedAt ?? found.LastAt) : null);
    }

    public async Task<IReadOnlyList<CaseMessage>> Messages(string id, long? before, int limit)
    {
        if (await store.Escalation(id) is not { } escalation)
        {
            return [];
        }

        var deliveries = (await store.Deliveries(escalation.Conversation)).ToLookup(sent => sent.Id.Sequence);
        return [.. (await store.MessagesBefore(escalation.Conversation, before, limit)).Select(message => Message(message, deliveries))];
    }

    public async Task<ActAnswer> Do(string id, Agent by, AgentAct act, string key)
    {
        if (await store.Escalation(id) is not { } escalation)
        {
            return new ActAnswer.NoSuchCase();
        }

        var (click, now) = (StoredAct.IdOf(by, key), clock.GetUtcNow());
        if (await store.WasDone(click))
        {
            return new ActAnswer.Done();
        }

        // A case that is over, and whose conversation went on to another, is not acted upon.
        if (await store.LatestCase(escalation.Conversation) != id)
        {
            return new ActAnswer.Refused(ActRefusal.NoCase, null);
        }

        if (act is AgentAct.Say or AgentAct.SendStep && await OutOfReach(escalation) is { } why)
        {
            return new ActAnswer.CannotReach(why);
        }

        return await keepers.Of(escalation.Conversation).Act(by, act, new StoredAct(click, AuditEntries.Of(act, by, id, now))) switch
        {
            ActResult.Refused refused => new ActAnswer.Refused(refused.Why, refused.Holder),
            _ => new ActAnswer.Done(),
        };
    }

    public async Task<bool> Note(string id, Agent by, string text, IReadOnlyList<string> mentions, string key)
    {
        if (string.IsNullOrWhiteSpace(text) || await store.Escalation(id) is null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var note = new StoredNote($"{by.Id}/{key}", id, by, now, text.Trim(), mentions);
        var isNew = await store.Write(note, AuditEntries.New(now, by, AuditAct.Noted, id));
        news.Tell(id);
        return isNew;
    }

    public async Task<bool> Snooze(string id, Agent by, DateTimeOffset? until)
    {
        var now = clock.GetUtcNow();
        if (until <= now || await store.Case(id) is not { Escalation.State: "taken" } found || found.Holder?.Id != by.Id)
        {
            return false;
        }

        var isDone = await store.Snooze(id, until, AuditEntries.New(now, by, AuditAct.Snoozed, id, until?.ToUniversalTime().ToString("u")));
        news.Tell(id);
        return isDone;
    }

    /// <summary>Why nothing can be said to the customer just now. Whoever comes for the answers by themselves is always reached.</summary>
    private async Task<string?> OutOfReach(StoredEscalation escalation) =>
        await store.Load(escalation.Conversation) is not { LastHeard: { } heard } || Written.Read(heard).Via is null || await Contact(escalation) is not { } contact ? null
        : contact.WindowClosesAt <= clock.GetUtcNow() ? "The 24-hour window is closed: WhatsApp lets nothing through until the customer writes."
        : contact.Why;

    private async Task<ContactView?> Contact(StoredEscalation escalation) => await store.Person(escalation.Conversation) is { } person
        ? ContactView.Of(person, await store.Held(escalation.Conversation), await store.Deliveries(escalation.Conversation), health, clock.GetUtcNow())
        : null;

    private CaseLine Line(StoredCase found)
    {
        var (now, escalation) = (clock.GetUtcNow(), found.Escalation);
        var isAwake = found.SnoozedUntil is null || found.SnoozedUntil <= now;
        return new CaseLine(
            escalation.Id, escalation.Conversation, escalation.Channel, escalation.Language, escalation.Reason, escalation.Playbook, found.Step, escalation.State, found.Holder,
            found.Customer ?? $"#{escalation.Conversation.Value[..Math.Min(6, escalation.Conversation.Value.Length)]}", escalation.OpenedAt)
        {
            WaitingSince = found.WaitingSince,
            DueAt = found.DueAt,
            Overdue = isAwake && ((escalation.State == "open" && found.DueAt < now) || (escalation.State == "taken" && found.WaitingSince < Late)),
            SnoozedUntil = isAwake ? null : found.SnoozedUntil,
            Code = found.Code,
            LastWords = found.LastWords,
            LastAt = found.LastAt,
            OnErrand = found.OnErrand,
            Outcome = found.Outcome,
        };
    }

    private static CaseMessage Message(StoredMessage message, ILookup<long, Dispatch> deliveries)
    {
        var body = Written.Read(message.Body);
        var sent = deliveries[message.Sequence].ToList();
        var failed = sent.Find(one => one.Error is not null);
        var state = failed is not null ? "failed" : sent.Count == 0 ? null : sent.Min(one => one.State).ToString().ToLowerInvariant();
        return new CaseMessage(message.Sequence, message.Author, body.By, message.At, body, state, failed?.Error?.Detail);
    }
}
