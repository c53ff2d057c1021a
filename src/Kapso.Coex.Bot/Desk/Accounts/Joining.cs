using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What became of a link that somebody used.</summary>
internal abstract record Joined
{
    public sealed record In(AgentRow Agent) : Joined;

    /// <summary>It was used already, or is out of time.</summary>
    public sealed record LinkIsOver : Joined;

    /// <summary>Somebody signs in with this address already.</summary>
    public sealed record EmailIsTaken : Joined;
}

/// <summary>Makes a person of ours out of a link, or gives one a new password. The link and what it does are one transaction.</summary>
internal sealed class Joining(Agents agents, IAudit audit)
{
    public async Task<Joined> Join(AgentLink link, string name, string email, string password)
    {
        var agent = New(name, email, link.Role, agents.Now);
        agent.PasswordHash = agents.PasswordHasher.HashPassword(agent, password); // before the transaction: it takes long, and everybody waits for that
        var joined = await agents.Rows.Together<Joined>(async (links, rows) =>
            !await Use(links, link) || (link.Kind == LinkKind.First && await rows.AnyAsync()) ? (false, new Joined.LinkIsOver())
            : await agents.FindByNameAsync(email) is null && (await agents.CreateAsync(agent)).Succeeded ? (true, new Joined.In(agent))
            : (false, new Joined.EmailIsTaken()));
        if (joined is Joined.In)
        {
            await audit.Note(new Agent(agent.Id, agent.Name), AuditAct.Joined, detail: agent.Role);
        }

        return joined;
    }

    public async Task<Joined> SetPassword(AgentLink link, string password)
    {
        if (await agents.FindByIdAsync(link.Agent!) is not { } agent)
        {
            return new Joined.LinkIsOver();
        }

        agent.PasswordHash = agents.PasswordHasher.HashPassword(agent, password);
        var joined = await agents.Rows.Together<Joined>(async (links, _) =>
            await Use(links, link) && (await agents.UpdateSecurityStampAsync(agent)).Succeeded ? (true, new Joined.In(agent)) : (false, new Joined.LinkIsOver()));
        if (joined is Joined.In)
        {
            await audit.Note(new Agent(agent.Id, agent.Name), AuditAct.PasswordChanged, detail: "link");
        }

        return joined;
    }

    public static AgentRow New(string name, string email, string role, DateTimeOffset now) => new() { Name = name, UserName = email, Role = role, JoinedAt = now };

    private async Task<bool> Use(DbSet<AgentLinkRow> links, AgentLink link) =>
        await links.Where(row => row.Digest == link.Digest && row.SettledAt == null && row.ExpiresAt > agents.Now)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.SettledAt, agents.Now)) == 1;
}
