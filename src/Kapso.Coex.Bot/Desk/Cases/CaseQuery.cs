using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Desk.Cases;

internal enum CaseBox
{
    Mine,
    Unassigned,
    All,
    Overdue,
    Snoozed,
    Closed,
}

/// <summary>Which part of the queue somebody wants to see.</summary>
internal sealed record CaseQuery(CaseBox Box, string AgentId)
{
    public string? Search { get; init; }
    public string? Reason { get; init; }
    public bool NewestFirst { get; init; }
    public string? After { get; init; }
    public int Limit { get; init; } = 50;
}

/// <summary>A case as one line of the queue.</summary>
/// <param name="State"><c>open</c>, <c>taken</c> or <c>closed</c>.</param>
internal sealed record CaseLine(
    string Id,
    ConversationId Conversation,
    string Channel,
    string Language,
    string Reason,
    string? Playbook,
    string? Step,
    string State,
    Agent? Holder,
    string Customer,
    DateTimeOffset OpenedAt)
{
    public DateTimeOffset? WaitingSince { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public bool Overdue { get; init; }
    public DateTimeOffset? SnoozedUntil { get; init; }
    public string? Code { get; init; }
    public string? LastWords { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public bool OnErrand { get; init; }
    public string? Outcome { get; init; }
}

internal sealed record CaseCounts(int Mine, int Unassigned, int All, int Overdue, int Snoozed);

internal sealed record CasePage(IReadOnlyList<CaseLine> Lines, string? Next, CaseCounts Counts);
