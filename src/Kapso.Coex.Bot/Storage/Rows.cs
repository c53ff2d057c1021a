using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>Who wrote a message.</summary>
internal enum Author
{
    Customer,
    Bot,
    Agent,

    /// <summary>The bot's machinery: events for machines, such as <c>handoff.initiate</c>.</summary>
    System,
}

/// <summary>Who may speak to the customer. Checked in the transaction that stores a reply.</summary>
internal enum Owner
{
    Bot,
    Person,
}

/// <summary>A message to store; its sequence number is given by the store.</summary>
/// <param name="Key">What the channel calls it, unique over everything that was ever received; null for our own.</param>
/// <param name="Body">A <c>MessageBody</c> as JSON.</param>
internal sealed record NewMessage(ConversationId Conversation, Author Author, string? Key, DateTimeOffset At, string Body);

/// <summary>A stored message.</summary>
/// <param name="Sequence">1, 2, 3 … within its conversation; also the Direct Line watermark.</param>
internal sealed record StoredMessage(ConversationId Conversation, long Sequence, Author Author, DateTimeOffset At, string Body);

/// <summary>What became of a message that came in: its place, and whether it was there already.</summary>
internal sealed record Receipt(long Sequence, bool Repeated);

/// <summary>A conversation as it is in the database.</summary>
/// <param name="Version">Turns taken so far: the fence.</param>
/// <param name="Handled">The sequence number of the last customer's message that a turn dealt with.</param>
/// <param name="Turns">The events of each turn as JSON, oldest first.</param>
internal sealed record LoadedConversation(
    ConversationId Id, string Channel, string Customer, DateTimeOffset StartedAt, Owner Owner, long Version, long Handled, IReadOnlyList<string> Turns)
{
    /// <summary>The place of the last message of all.</summary>
    public long LastSequence { get; init; }

    /// <summary>The place of the customer's last message.</summary>
    public long Heard { get; init; }

    /// <summary>The customer's last message as JSON; null where there is none.</summary>
    public string? LastHeard { get; init; }
}

/// <summary>Work with a due time: performed by the courier, at least once, with an id by which a retry is recognised.</summary>
/// <param name="Id">Derived from conversation, version and place, so that the same turn never makes two.</param>
/// <param name="Kind"><c>wait-over</c> …</param>
internal sealed record OutboxRow(string Id, ConversationId Conversation, string Kind, DateTimeOffset DueAt, string Payload)
{
    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; init; }
}

/// <summary>An escalation to put on the desk.</summary>
/// <param name="Brief">The brief as JSON.</param>
internal sealed record NewEscalation(
    string Id, ConversationId Conversation, string Channel, string Language, string Reason, string? Playbook, DateTimeOffset OpenedAt, string Brief)
{
    /// <summary>Somebody has it already, and it does not wait for anybody.</summary>
    public bool Taken { get; init; }
}

/// <summary>Everything that one turn leaves behind, stored in one transaction or not at all.</summary>
/// <param name="Version">The version that this turn makes: one more than the one it was decided on.</param>
/// <param name="Expected">Whose turn it has to be for this to be stored.</param>
/// <param name="Owner">Whose turn it is afterwards.</param>
internal sealed record TurnToKeep(
    ConversationId Conversation, long Version, long Handled, Owner Expected, Owner Owner, DateTimeOffset At, string Events)
{
    public IReadOnlyList<NewMessage> Replies { get; init; } = [];
    public IReadOnlyList<OutboxRow> Outbox { get; init; } = [];

    /// <summary>The replies have to be carried out to the customer, who does not come for them.</summary>
    public bool Post { get; init; }

    /// <summary>A person took over: what the bot said and was not sent yet never will be.</summary>
    public bool Hush { get; init; }

    /// <summary>Outbox rows that this turn performed or made pointless.</summary>
    public IReadOnlyList<string> Settled { get; init; } = [];

    public NewEscalation? Escalation { get; init; }

    /// <summary>The agent's click that made this turn, where one did: the second copy is a non-event.</summary>
    public StoredAct? Act { get; init; }

    /// <summary>What changes of cases beside their briefs.</summary>
    public IReadOnlyList<CaseChange> Cases { get; init; } = [];

    /// <summary>Escalations that this turn changes.</summary>
    public IReadOnlyCollection<EscalationChange> Changed { get; init; } = [];
}

/// <summary>A change to an escalation.</summary>
/// <param name="State">Null leaves it in the hands that it is in.</param>
internal sealed record EscalationChange(string Id, string Brief, string? State);

/// <summary>What became of a turn.</summary>
internal abstract record Kept
{
    /// <summary>It is on the disk. Its replies have the sequence numbers from <paramref name="FirstReply"/> on, without a gap.</summary>
    public sealed record Stored(long FirstReply, int Replies) : Kept;

    /// <summary>Another turn came first, or it is no longer the bot's turn to speak. Nothing was stored.</summary>
    public sealed record Stale : Kept;

    public static Kept TooLate { get; } = new Stale();

    /// <summary>The same click of an agent's was kept already.</summary>
    public sealed record Repeated : Kept;
}

/// <summary>What became of a request to start a conversation.</summary>
internal enum ConversationStart
{
    Started,

    /// <summary>It was there already, and stays as it was.</summary>
    Repeated,
}

/// <summary>An escalation as it is in the database.</summary>
/// <param name="State"><c>open</c>, <c>taken</c> or <c>closed</c>.</param>
internal sealed record StoredEscalation(
    string Id, ConversationId Conversation, string Channel, string Language, string Reason, string? Playbook, DateTimeOffset OpenedAt, string State, string Brief);

/// <summary>A playbook as it was once served; every one of them is kept, so that an old button keeps its meaning.</summary>
internal sealed record PlaybookEdition(string Id, string Version, string Content, DateTimeOffset FirstServedAt);
