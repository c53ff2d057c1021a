using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What became of something that a lead wanted with somebody.</summary>
internal enum LeadAnswer
{
    Done,

    /// <summary>Nobody changes their own role or locks themselves out: so there is always a lead.</summary>
    Oneself,
    NobodyThere,

    /// <summary>Who asks is a lead no longer.</summary>
    NoLead,
}

/// <summary>Leads look after the others.</summary>
internal sealed class People(Agents agents, SecondStep secondStep, OneTimeLinks links, Store store, IAudit audit)
{
    /// <summary>The link for somebody new; null when the address is somebody's already.</summary>
    public async Task<string?> Invite(Agent by, string name, string email, string role)
    {
        if (await agents.FindByNameAsync(email) is not null)
        {
            return null;
        }

        var secret = await links.Invite(by, name, email, role);
        await audit.Note(by, AuditAct.Invited, detail: $"{role} {name}");
        return secret;
    }

    public async Task Withdraw(Agent by, AgentLink link)
    {
        if (await store.WithdrawLink(link.Digest))
        {
            await audit.Note(by, AuditAct.InviteWithdrawn, detail: link.Name);
        }
    }

    /// <summary>The link with which somebody sets a new password; null when nobody is there.</summary>
    public async Task<string?> NewPassword(Agent by, string id)
    {
        if ((await store.Agents()).FirstOrDefault(one => one.Id == id) is not { } whose)
        {
            return null;
        }

        var secret = await links.NewPassword(by, whose);
        await audit.Note(by, AuditAct.PasswordLinkMade, detail: whose.Name);
        return secret;
    }

    public Task<LeadAnswer> SetRole(Agent by, string id, string role) => Change(by, id, AuditAct.RoleChanged, role, agent =>
    {
        agent.Role = role;
        return Task.CompletedTask;
    });

    public Task<LeadAnswer> LockOut(Agent by, string id) => Change(by, id, AuditAct.LockedOut, null, agent =>
    {
        agent.LockoutEnd = Agents.ForGood;
        return Task.CompletedTask;
    });

    public Task<LeadAnswer> LetIn(Agent by, string id) => Change(by, id, AuditAct.LetInAgain, null, agent =>
    {
        (agent.LockoutEnd, agent.AccessFailedCount) = (null, 0);
        return Task.CompletedTask;
    });

    public Task<LeadAnswer> EndSessions(Agent by, string id) => Change(by, id, AuditAct.SessionsEnded, null, _ => Task.CompletedTask);

    /// <summary>For somebody whose phone and paper are gone.</summary>
    public Task<LeadAnswer> DropSecondStep(Agent by, string id) => Change(by, id, AuditAct.SecondStepOff, null, secondStep.TurnOff);

    // The new stamp ends every session of theirs, in the same transaction. Who asks has to be a lead still: two who take the role from each
    // other at the same moment would leave nobody.
    private async Task<LeadAnswer> Change(Agent by, string id, AuditAct act, string? detail, Func<AgentRow, Task> change)
    {
        if (by.Id == id)
        {
            return LeadAnswer.Oneself;
        }

        AgentRow? whom = null;
        var answer = await agents.Rows.Together(async (_, rows) =>
        {
            if (await rows.AsNoTracking().FirstOrDefaultAsync(row => row.Id == by.Id) is not { Role: Roles.Lead } lead || await agents.IsLockedOutAsync(lead))
            {
                return (false, LeadAnswer.NoLead);
            }

            whom = await rows.FirstOrDefaultAsync(row => row.Id == id);
            if (whom is null)
            {
                return (false, LeadAnswer.NobodyThere);
            }

            await change(whom);
            return ((await agents.UpdateSecurityStampAsync(whom)).Succeeded, LeadAnswer.Done);
        });
        if (answer == LeadAnswer.Done)
        {
            await audit.Note(by, act, detail: detail is null ? whom!.Name : $"{detail} {whom!.Name}");
        }

        return answer;
    }
}
