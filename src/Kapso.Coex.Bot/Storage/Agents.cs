using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>A person of ours as leads see them in the list.</summary>
/// <param name="LockedUntil">Null while nothing keeps them out.</param>
/// <param name="SeenAt">When their open sessions were last used; null where there is none.</param>
internal sealed record KnownAgent(string Id, string Name, string Email, string Role, DateTimeOffset JoinedAt, bool HasSecondStep, bool HasPassword, DateTimeOffset? LockedUntil, DateTimeOffset? SeenAt);

/// <summary>A session that is open.</summary>
internal sealed record OpenSession(Agent Who, string Role, DateTimeOffset OpenedAt, DateTimeOffset SeenAt);

/// <summary>A link that is good once.</summary>
/// <param name="Digest">By which it is known; the link itself is kept nowhere.</param>
/// <param name="Agent">Whose password it sets; null where it makes somebody new.</param>
internal sealed record AgentLink(string Digest, string Kind, string? Agent, string? Name, string? Email, string Role, string? MadeBy, DateTimeOffset ExpiresAt);
