using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>
/// What people change about themselves. What matters asks for the password again, since the browser may be somebody else's for a minute;
/// and it ends every other session.
/// </summary>
internal sealed class OwnAccount(Agents agents, SecondStep secondStep, FrontDoor door, IAudit audit)
{
    public async Task Rename(Agent me, string name)
    {
        var agent = await Find(me);
        agent.Name = name;
        await agents.UpdateAsync(agent);
        await audit.Note(me with { Name = name }, AuditAct.NameChanged, detail: me.Name);
    }

    /// <summary>False when the current one is not the current one.</summary>
    public async Task<bool> ChangePassword(HttpContext http, Agent me, string current, string password)
    {
        var agent = await Find(me);
        if (!await door.Confirms(http, agent, current))
        {
            return false;
        }

        agent.PasswordHash = agents.PasswordHasher.HashPassword(agent, password);
        await agents.UpdateSecurityStampAsync(agent);
        await audit.Note(me, AuditAct.PasswordChanged);
        await door.Enter(http, agent);
        return true;
    }

    public async Task SignOutElsewhere(HttpContext http, Agent me)
    {
        var agent = await Find(me);
        await agents.UpdateSecurityStampAsync(agent);
        await audit.Note(me, AuditAct.SignedOutEverywhere);
        await door.Enter(http, agent);
    }

    public async Task<string> Key(Agent me) => await secondStep.Key(await Find(me));

    /// <summary>The codes for paper; null when the code was wrong.</summary>
    public async Task<IReadOnlyList<string>?> TurnOn(HttpContext http, Agent me, string code)
    {
        var agent = await Find(me);
        if (await secondStep.TurnOn(agent, code) is not { } codes)
        {
            return null;
        }

        await audit.Note(me, AuditAct.SecondStepOn);
        await door.Enter(http, agent);
        return codes;
    }

    /// <summary>False when the password is wrong.</summary>
    public async Task<bool> TurnOff(HttpContext http, Agent me, string password)
    {
        var agent = await Find(me);
        if (!await door.Confirms(http, agent, password))
        {
            return false;
        }

        await secondStep.TurnOff(agent);
        await audit.Note(me, AuditAct.SecondStepOff);
        await door.Enter(http, agent);
        return true;
    }

    /// <summary>New codes for paper, and the old ones are good no longer; null when the password is wrong.</summary>
    public async Task<IReadOnlyList<string>?> NewCodes(HttpContext http, Agent me, string password)
    {
        var agent = await Find(me);
        if (!await door.Confirms(http, agent, password))
        {
            return null;
        }

        await audit.Note(me, AuditAct.RecoveryCodesMade);
        return await secondStep.NewCodes(agent);
    }

    private async Task<AgentRow> Find(Agent me) =>
        await agents.FindByIdAsync(me.Id) ?? throw new InvalidOperationException($"Agent {me.Id} is signed in and not there.");
}
