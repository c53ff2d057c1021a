using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>What the desk needs.</summary>
internal sealed partial class Store
{
    /// <param name="late">Who waits for an answer since before then waits too long.</param>
    public Task<IReadOnlyList<StoredCase>> Cases(CaseQuery query, DateTimeOffset late) => readers.Read(
        (query, now: clock.GetUtcNow(), late), static (session, asked) => session.Cases.Page(asked.query, asked.now, asked.late));

    public Task<CaseCounts> CaseCounts(string agent, DateTimeOffset late) => readers.Read(
        (agent, now: clock.GetUtcNow(), late), static (session, asked) => session.Cases.Counts(asked.agent, asked.now, asked.late));

    public Task<StoredCase?> Case(string id) => readers.Read(id, static (session, id) => session.Cases.Find(id));

    /// <summary>The last case of a conversation; null where there is none.</summary>
    public Task<string?> LatestCase(ConversationId conversation) => readers.Read(conversation, static (session, id) => session.Cases.Latest(id));

    /// <summary>Whether that click was done already.</summary>
    /// <param name="act">Its <see cref="StoredAct.Id"/>.</param>
    public Task<bool> WasDone(string act) => readers.Read(act, static (session, act) => session.Cases.WasDone(act));

    /// <summary>Cases that were put off until some time between these.</summary>
    public Task<IReadOnlyList<string>> Awoken(DateTimeOffset after, DateTimeOffset until) =>
        readers.Read((after, until), static (session, asked) => session.Cases.Awoken(asked.after, asked.until));

    public Task<IReadOnlyList<StoredNote>> Notes(string escalation) => readers.Read(escalation, static (session, id) => session.Cases.Notes(id));

    /// <summary>Conversations in which nobody came in time, and the customer was not told.</summary>
    public Task<IReadOnlyList<ConversationId>> MissedPromises(int limit) =>
        readers.Read((now: clock.GetUtcNow(), limit), static (session, asked) => session.Cases.Missed(asked.now, asked.limit));

    /// <summary>Conversations in which the agent has not answered since before then.</summary>
    public Task<IReadOnlyList<ConversationId>> QuietAgents(DateTimeOffset since, int limit) =>
        readers.Read((since, limit), static (session, asked) => session.Cases.Quiet(asked.since, asked.limit));

    /// <summary>The last messages of everybody before a place, oldest first.</summary>
    public Task<IReadOnlyList<StoredMessage>> MessagesBefore(ConversationId conversation, long? before, int limit) => readers.Read(
        (conversation, before, limit), static (session, asked) => session.Conversations.Before(asked.conversation, asked.before, asked.limit));

    /// <summary>Keeps a note and what the audit says of it; false for the second copy, which the audit does not tell of.</summary>
    public Task<bool> Write(StoredNote note, AuditEntry told) => writer.Submit(
        (note, told), static (session, asked) => session.Cases.Write(asked.note) && session.Audit.Add(asked.told) > 0);

    /// <summary>Puts a case off, and keeps what the audit says of it; null takes it up again.</summary>
    public Task<bool> Snooze(string id, DateTimeOffset? until, AuditEntry told) => writer.Submit(
        (id, until, told), static (session, asked) => session.Cases.Snooze(asked.id, asked.until) && session.Audit.Add(asked.told) > 0);
}
