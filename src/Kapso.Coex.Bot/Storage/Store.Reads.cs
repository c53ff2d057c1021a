using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Storage;

internal sealed partial class Store
{
    public Task<LoadedConversation?> Load(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Conversations.Load(id));

    /// <summary>Whom a conversation is held with; null when it was never started.</summary>
    public Task<Correspondent?> Correspondent(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Conversations.Correspondent(id));

    /// <summary>The last that a person of ours said, as JSON; null where nobody did.</summary>
    public Task<string?> LastByAgent(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Conversations.LastByAgent(id));

    /// <summary>Messages of everybody, from the one after <paramref name="afterSequence"/> on.</summary>
    public Task<IReadOnlyList<StoredMessage>> ReadMessages(ConversationId conversation, long afterSequence, int limit) =>
        readers.Read(
            (conversation, afterSequence, limit),
            static (session, asked) => session.Conversations.Messages(asked.conversation, asked.afterSequence, asked.limit));

    /// <summary>By what its channel knows a message; null where no channel does.</summary>
    public Task<string?> KeyOf(ConversationId conversation, long sequence) =>
        readers.Read((conversation, sequence), static (session, asked) => session.Conversations.Key(asked.conversation, asked.sequence));

    /// <summary>The customer's messages that no turn has dealt with.</summary>
    public Task<IReadOnlyList<StoredMessage>> ReadUnhandled(ConversationId conversation, long handled, int limit) =>
        readers.Read(
            (conversation, handled, limit),
            static (session, asked) => session.Conversations.Unhandled(asked.conversation, asked.handled, asked.limit));

    /// <summary>Conversations whose customer has waited since before then: their grain was never told, or is stuck.</summary>
    public Task<IReadOnlyList<ConversationId>> Unanswered(DateTimeOffset before, int limit) =>
        readers.Read((before, limit), static (session, asked) => session.Conversations.Unanswered(asked.before, asked.limit));

    public Task<IReadOnlyList<OutboxRow>> DueOutbox(DateTimeOffset now, int limit) =>
        readers.Read((now, limit), static (session, asked) => session.Outbox.Due(asked.now, asked.limit));

    /// <summary>When the next work is due; null when there is none.</summary>
    public Task<DateTimeOffset?> NextDue() => readers.Read(true, static (session, _) => session.Outbox.NextDue());

    public Task<StoredEscalation?> Escalation(string id) => readers.Read(id, static (session, id) => session.Escalations.Find(id));

    /// <summary>Escalations, oldest first.</summary>
    /// <param name="state"><c>open</c>, <c>taken</c>, <c>closed</c>, or null for all.</param>
    /// <param name="after">The id of the last one on the page before.</param>
    public Task<IReadOnlyList<StoredEscalation>> EscalationsPage(string? state, string? after, int limit) =>
        readers.Read((state, after, limit), static (session, asked) => session.Escalations.Page(asked.state, asked.after, asked.limit));

    public Task<StoredAttachment?> Attachment(FileId id) => readers.Read(id, static (session, id) => session.Keepsakes.Attachment(id));

    /// <summary>The small picture of a file; null when it has none.</summary>
    public Task<StoredAttachment?> Thumbnail(FileId id) => readers.Read(id, static (session, id) => session.Keepsakes.Thumbnail(id));

    public Task<IReadOnlyList<AttachmentInfo>> Attachments(ConversationId conversation) =>
        readers.Read(conversation, static (session, id) => session.Keepsakes.Attachments(id));

    /// <summary>Every edition of every playbook that was ever served, but those.</summary>
    public Task<IReadOnlyList<PlaybookEdition>> Editions(IReadOnlySet<Edition> except) =>
        readers.Read(except, static (session, except) => session.Keepsakes.Editions(except));
}
