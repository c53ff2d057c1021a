using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>What a turn changes of a case on the desk, beside its brief.</summary>
/// <param name="Id">The escalation's.</param>
internal sealed record CaseChange(string Id)
{
    /// <summary>New on the desk, or back in the queue: somebody is promised by then.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Null leaves it in the hands that it is in.</summary>
    public CaseStanding? Standing { get; init; }

    /// <summary>The step at which the customer stands.</summary>
    public string? Step { get; init; }

    /// <summary>Meta's error code that counts.</summary>
    public string? Code { get; init; }

    public string? WayBack { get; init; }

    /// <summary>How the customer is called at the desk.</summary>
    public string? Customer { get; init; }

    /// <summary>All by which it is found: folded, with spaces between.</summary>
    public string? Search { get; init; }

    /// <summary>What the customer wrote last; null where nothing was.</summary>
    public string? LastWords { get; init; }

    /// <summary>The customer wrote, and waits for an answer.</summary>
    public bool CustomerSpoke { get; init; }

    /// <summary>The agent answered.</summary>
    public bool AgentSpoke { get; init; }

    /// <summary>The customer was told that it takes longer.</summary>
    public bool Told { get; init; }

    public Rating? Rating { get; init; }

    public string? RatingWords { get; init; }
}

/// <summary>A case as it is in the database.</summary>
internal sealed record StoredCase(StoredEscalation Escalation)
{
    public string? Customer { get; init; }
    public string? Step { get; init; }
    public string? Code { get; init; }
    public Agent? Holder { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public bool Told { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public string? LastWords { get; init; }
    public bool OnErrand { get; init; }
    public string? Outcome { get; init; }
    public string? SolvedBy { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? SnoozedUntil { get; init; }
    public string? WayBack { get; init; }
    public string? Rating { get; init; }
    public string? RatingWords { get; init; }
}

/// <summary>An agent's click, as a settled row of the outbox: a mark that it was done.</summary>
/// <param name="Told">What the audit says of it, kept with it or not at all.</param>
internal sealed record StoredAct(string Id, AuditEntry Told)
{
    public static string IdOf(Agent by, string key) => $"act/{by.Id}/{key}";
}

/// <summary>What agents tell each other in a case.</summary>
/// <param name="Mentions">Ids of those who are meant to read it.</param>
internal sealed record StoredNote(string Id, string Escalation, Agent By, DateTimeOffset At, string Text, IReadOnlyList<string> Mentions);
