using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>Who did what, when.</summary>
/// <param name="Who">With the name that they had then.</param>
internal sealed record AuditEntry(DateTimeOffset At, Agent Who, string Act, string? CaseId, string? Detail)
{
    public long Number { get; init; }
}

/// <summary>Which part of the audit; what is null does not matter.</summary>
/// <param name="Before">Where the page before ended.</param>
internal sealed record AuditFilter(long? Before = null, string? Agent = null, string? CaseId = null, string? Act = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
