namespace Kapso.Coex.Bot.Storage;

// What the desk knows of an escalation beside its brief: a row for each, so that a long queue is read without reading briefs.

internal sealed class CaseRow
{
    public required string Id { get; init; }
    public string? Customer { get; set; }
    public string? Step { get; set; }
    public string? Code { get; set; }
    public string? HolderId { get; set; }
    public string? HolderName { get; set; }
    public DateTimeOffset? TakenAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public bool Told { get; set; }

    /// <summary>Since when the customer waits for an answer; null while the answer is theirs to give.</summary>
    public DateTimeOffset? WaitingSince { get; set; }
    public DateTimeOffset LastAt { get; set; }
    public string? LastWords { get; set; }
    public bool OnErrand { get; set; }
    public string? Outcome { get; set; }
    public string? SolvedBy { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public DateTimeOffset? SnoozedUntil { get; set; }
    public string? WayBack { get; set; }
    public string? Rating { get; set; }
    public string? RatingWords { get; set; }
    public required string Search { get; set; }
}

internal sealed class NoteRow
{
    public required string Id { get; init; }
    public required string Escalation { get; init; }
    public required string AgentId { get; init; }
    public required string AgentName { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Text { get; init; }

    /// <summary>Ids of agents, with spaces between.</summary>
    public required string Mentions { get; init; }
}
