namespace Kapso.Coex.Bot.Storage;

// The tables as EF Core sees them: for migrations and for whoever queries outside the hot path. The hot path has prepared
// statements of its own, because one SaveChanges per turn costs twenty times the rest of the turn.

internal sealed class ConversationRow
{
    public required string Id { get; init; }
    public required string Channel { get; init; }
    public required string Customer { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public Owner Owner { get; set; }
    public long Version { get; set; }

    /// <summary>The sequence of the last customer's message that a turn dealt with.</summary>
    public long Handled { get; set; }
    public long LastSequence { get; set; }

    /// <summary>The sequence of the last customer's message; above <see cref="Handled"/> while somebody waits for an answer.</summary>
    public long Heard { get; set; }

    /// <summary>Since when the customer waits, while <see cref="Heard"/> is above <see cref="Handled"/>.</summary>
    public DateTimeOffset HeardAt { get; set; }

    /// <summary>The number of its last message; 0 while there is none.</summary>
    public long LastMessage { get; set; }

    /// <summary>The number of its last turn; 0 while there is none.</summary>
    public long LastTurn { get; set; }
}

// Messages and turns are a thread: the conversation names its last one, and each names the one before it. So rows only ever go to the end
// of their table, and a commit writes few pages. Kept together by conversation, or in an index by it, each row would cost a page of its own
// in the log, because the conversations that write at the same moment lie anywhere.

internal sealed class MessageRow
{
    public long Number { get; init; }

    /// <summary>The number of the one before it in its conversation; 0 for the first.</summary>
    public long Before { get; init; }
    public required string Conversation { get; init; }
    public long Sequence { get; init; }
    public Author Author { get; init; }
    public DateTimeOffset At { get; init; }
    public string? Key { get; init; }
    public required string Body { get; init; }
}

internal sealed class TurnRow
{
    public long Number { get; init; }

    /// <summary>The number of the one before it in its conversation; 0 for the first.</summary>
    public long Before { get; init; }
    public required string Conversation { get; init; }
    public long Version { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Events { get; init; }
}

internal sealed class OutboxEntry
{
    public required string Id { get; init; }
    public required string Conversation { get; init; }
    public required string Kind { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public required string Payload { get; init; }
    public DateTimeOffset? SettledAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

internal sealed class EscalationRow
{
    public required string Id { get; init; }
    public required string Conversation { get; init; }
    public required string Channel { get; init; }
    public required string Language { get; init; }
    public required string Reason { get; init; }
    public string? Playbook { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public required string State { get; set; }
    public required string Brief { get; set; }
}

internal sealed class AttachmentRow
{
    public required string Id { get; init; }
    public required string Conversation { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public required byte[] Content { get; init; }
    public byte[]? Thumbnail { get; init; }
}

internal sealed class PlaybookEditionRow
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required string Content { get; init; }
    public DateTimeOffset FirstServedAt { get; init; }
}

internal sealed class KeyRow
{
    public required string Name { get; init; }
    public required byte[] Value { get; init; }
}
