using System.Security.Claims;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What somebody who is signed in carries.</summary>
internal static class Badge
{
    public const string Session = "session";
    private const string Kind = "desk";

    public static ClaimsPrincipal Of(OpenSession session, string key) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, session.Who.Id), new(ClaimTypes.Name, session.Who.Name), new(ClaimTypes.Role, session.Role), new(Session, key)], Kind));

    /// <summary>The person who is signed in; a mistake of ours where nobody is.</summary>
    public static Agent AgentOf(this ClaimsPrincipal person) => new(
        person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in. Ask for DeskPolicies.Agent first."),
        person.FindFirstValue(ClaimTypes.Name) ?? "");

    public static bool IsLead(this ClaimsPrincipal person) => person.IsInRole(Roles.Lead);
}
