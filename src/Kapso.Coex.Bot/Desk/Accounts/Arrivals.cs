using System.Security.Claims;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What became of somebody whom the provider vouches for.</summary>
internal abstract record Arrival
{
    public sealed record In(AgentRow Agent) : Arrival;

    /// <param name="Why">A word for the address of the page that says it.</param>
    public sealed record Out(string Why) : Arrival;
}

/// <summary>Finds or makes our person for somebody whom the provider vouches for. What they are, the provider says each time.</summary>
internal sealed class Arrivals(Agents agents, IOptions<DeskOptions> options, IAudit audit)
{
    private const string NoPlace = "no-place";
    private const string Taken = "taken";

    public async Task<Arrival> Welcome(ClaimsPrincipal person)
    {
        var settings = options.Value.OpenIdConnect;
        if (RoleOf(person, settings) is not { } role || person.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return new Arrival.Out(NoPlace);
        }

        var agent = await agents.FindByLoginAsync(settings.Authority!, subject) ?? await Known(person, subject, settings) ?? await Make(person, subject, role, settings);
        if (agent is null)
        {
            return new Arrival.Out(Taken);
        }

        if (await agents.IsLockedOutAsync(agent))
        {
            return new Arrival.Out(NoPlace);
        }

        if (agent.Role != role)
        {
            agent.Role = role;
            await agents.UpdateSecurityStampAsync(agent);
            await audit.Note(new Agent(agent.Id, agent.Name), AuditAct.RoleChanged, detail: $"{role} OpenID Connect");
        }

        return new Arrival.In(agent);
    }

    private static string? RoleOf(ClaimsPrincipal person, OpenIdConnectSettings settings) =>
        settings.LeadValue is { Length: > 0 } lead && person.HasClaim(settings.RoleClaim, lead) ? Roles.Lead
        : settings.AgentValue is not { Length: > 0 } agent || person.HasClaim(settings.RoleClaim, agent) ? Roles.Agent
        : null;

    // Somebody who signed in with a password so far. Only where the provider says that it has seen their mail arrive: anybody can claim an address.
    private async Task<AgentRow?> Known(ClaimsPrincipal person, string subject, OpenIdConnectSettings settings) =>
        Email(person) is { } email && string.Equals(person.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase)
        && await agents.FindByNameAsync(email) is { } agent
        && (await agents.AddLoginAsync(agent, Login(subject, settings))).Succeeded ? agent : null;

    private async Task<AgentRow?> Make(ClaimsPrincipal person, string subject, string role, OpenIdConnectSettings settings)
    {
        var name = person.FindFirstValue("name") ?? person.FindFirstValue("preferred_username") ?? Email(person) ?? subject;
        var agent = Joining.New(Fields.Name(name) ?? subject, Email(person) ?? subject, role, agents.Now);
        var isMade = await agents.Rows.Together(async (_, _) =>
            await agents.FindByNameAsync(agent.UserName!) is null && (await agents.CreateAsync(agent)).Succeeded && (await agents.AddLoginAsync(agent, Login(subject, settings))).Succeeded ? (true, true) : (false, false));
        if (isMade)
        {
            await audit.Note(new Agent(agent.Id, agent.Name), AuditAct.Joined, detail: $"{role} OpenID Connect");
        }

        return isMade ? agent : null;
    }

    private static string? Email(ClaimsPrincipal person) => Fields.Email(person.FindFirstValue("email") ?? "");

    private static UserLoginInfo Login(string subject, OpenIdConnectSettings settings) => new(settings.Authority!, subject, settings.Name);
}
