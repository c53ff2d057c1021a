using Microsoft.AspNetCore.Identity;

namespace Kapso.Coex.Bot.Storage;

/// <summary>A table of the model: a person of ours. What signs them in is their e-mail address, as <c>user_name</c>.</summary>
internal sealed class AgentRow : IdentityUser
{
    /// <summary>As customers and colleagues read it.</summary>
    public required string Name { get; set; }

    /// <summary><c>agent</c> or <c>lead</c>.</summary>
    public required string Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>The half minute of the last code from their app: none is good twice.</summary>
    public long LastCode { get; set; }
}

/// <summary>A table of the model: a link that is good once, known by its digest.</summary>
internal sealed class AgentLinkRow
{
    public required string Digest { get; init; }

    /// <summary><c>first</c>, <c>join</c> or <c>password</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose password it sets; null where it makes somebody new.</summary>
    public string? Agent { get; init; }

    public string? Name { get; init; }
    public string? Email { get; init; }
    public required string Role { get; init; }
    public string? MadeBy { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? SettledAt { get; set; }
}

/// <summary>A table of the model: somebody is signed in, with one browser.</summary>
internal sealed class AgentSessionRow
{
    public required string Digest { get; init; }
    public required string Agent { get; init; }

    /// <summary>The person's security stamp at that time; when theirs is another, this is over.</summary>
    public required string Stamp { get; init; }

    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>A table of the model: who did what. The database refuses to change or delete one.</summary>
internal sealed class AuditRow
{
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Agent { get; init; }
    public required string Name { get; init; }
    public required string Act { get; init; }
    public string? CaseId { get; init; }
    public string? Detail { get; init; }
}
