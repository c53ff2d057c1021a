using System.Security.Claims;
using Kapso.Coex.Bot.Channels.Widget;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Authentication;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What became of a try to sign in. Why not is never told: who may be here is nobody else's business.</summary>
internal enum Entry
{
    Refused,
    CodeWanted,
    In,
}

/// <summary>Lets people of ours in and out.</summary>
internal sealed class FrontDoor(Agents agents, SecondStep secondStep, Turnstiles turnstiles, Sessions sessions, IAudit audit)
{
    private const string Stamp = "stamp";
    /// <summary>Whoever gave a name that is none of ours. What they typed is not kept: it may be a password in the wrong field.</summary>
    public static readonly Agent Nobody = new("nobody", "?");

    // Of a word that nobody knows. Verified for those who are not there, so that they take as long.
    private static readonly AgentRow Stranger = Joining.New("", "", Roles.Agent, default);
    private static string? strangersHash;

    public async Task<Entry> TryPassword(HttpContext http, string email, string password)
    {
        // One at a time, or fifty tries at once would count as one.
        using var turn = await turnstiles.Enter($"desk|{agents.NormalizeName(email)}", http.RequestAborted);
        if (await agents.FindByNameAsync(email) is not { PasswordHash: not null } agent)
        {
            strangersHash ??= agents.PasswordHasher.HashPassword(Stranger, Secrets.Make());
            agents.PasswordHasher.VerifyHashedPassword(Stranger, strangersHash, password);
            await Failed(http, Nobody);
            return Entry.Refused;
        }

        var fits = await agents.CheckPasswordAsync(agent, password);
        if (await agents.IsLockedOutAsync(agent) || !fits)
        {
            await Refuse(http, agent);
            return Entry.Refused;
        }

        if (agent.TwoFactorEnabled)
        {
            await http.SignInAsync(DeskCookie.SecondStep, With(new(ClaimTypes.NameIdentifier, agent.Id), new(Stamp, agent.SecurityStamp!)));
            return Entry.CodeWanted;
        }

        await Enter(http, agent);
        return Entry.In;
    }

    /// <param name="code">From the app, or one of those that were written down.</param>
    public async Task<Entry> TryCode(HttpContext http, string code)
    {
        if (await Waiting(http) is not { } id)
        {
            return Entry.Refused;
        }

        using var turn = await turnstiles.Enter($"desk-code|{id}", http.RequestAborted);
        if (await agents.FindByIdAsync(id) is not { } agent)
        {
            return Entry.Refused;
        }

        var accepted = await agents.IsLockedOutAsync(agent) ? CodeKind.None : await secondStep.Accepts(agent, code);
        if (accepted == CodeKind.None)
        {
            await Refuse(http, agent);
            return Entry.CodeWanted;
        }

        if (accepted == CodeKind.Paper)
        {
            await audit.Note(new Agent(agent.Id, agent.Name), AuditAct.RecoveryCodeUsed);
        }

        await http.SignOutAsync(DeskCookie.SecondStep);
        await Enter(http, agent);
        return Entry.In;
    }

    /// <summary>Who gave the right password a moment ago, and has to give a code; null when nobody did, or it is too long ago.</summary>
    public async Task<string?> Waiting(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(DeskCookie.SecondStep);
        return ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await agents.FindByIdAsync(id) is { } agent && agent.SecurityStamp == ticket.Principal.FindFirstValue(Stamp) ? id : null;
    }

    /// <summary>Opens a new session, always: one that was there before may be somebody else's doing.</summary>
    public async Task Enter(HttpContext http, AgentRow agent) => await http.SignInAsync(DeskCookie.Scheme, await Ticket(http, agent));

    /// <summary>What the browser is given for the new session.</summary>
    public async Task<ClaimsPrincipal> Ticket(HttpContext http, AgentRow agent, string? how = null)
    {
        await EndSession(http);
        if (agent.AccessFailedCount > 0)
        {
            await agents.ResetAccessFailedCountAsync(agent);
        }

        var key = await sessions.Open(agent);
        await audit.Note(new Agent(agent.Id, agent.Name), AuditAct.SignedIn, detail: how is null ? From(http) : $"{how} {From(http)}");
        return With(new Claim(Badge.Session, key));
    }

    /// <summary>Whether this is the password of somebody who is signed in already. Guesses count as they do at the door.</summary>
    public async Task<bool> Confirms(HttpContext http, AgentRow agent, string password)
    {
        using var turn = await turnstiles.Enter($"desk|{agent.NormalizedUserName}", http.RequestAborted);
        if (!await agents.IsLockedOutAsync(agent) && await agents.CheckPasswordAsync(agent, password))
        {
            return true;
        }

        await Refuse(http, agent);
        return false;
    }

    public async Task Leave(HttpContext http)
    {
        if (await EndSession(http) is { } who)
        {
            await audit.Note(who, AuditAct.SignedOut);
        }

        await http.SignOutAsync(DeskCookie.Scheme);
    }

    private async Task<Agent?> EndSession(HttpContext http)
    {
        var before = await http.AuthenticateAsync(DeskCookie.Scheme);
        if (before.Principal?.FindFirstValue(Badge.Session) is not { } key)
        {
            return null;
        }

        await sessions.End(key);
        return before.Principal.AgentOf();
    }

    private async Task Refuse(HttpContext http, AgentRow agent)
    {
        if (!await agents.IsLockedOutAsync(agent))
        {
            await agents.AccessFailedAsync(agent);
        }

        await Failed(http, new Agent(agent.Id, agent.Name));
    }

    private Task Failed(HttpContext http, Agent who) => audit.Note(who, AuditAct.SignInFailed, detail: From(http));

    private static ClaimsPrincipal With(params Claim[] claims) => new(new ClaimsIdentity(claims, DeskCookie.Scheme));

    private static string From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
