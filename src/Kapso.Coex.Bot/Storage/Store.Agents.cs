using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>People of ours, what they have open, and what they did.</summary>
internal sealed partial class Store
{
    public Task<bool> HasAgents() => readers.Read(true, static (session, _) => session.Agents.Any());

    public Task<List<KnownAgent>> Agents() => readers.Read(true, static (session, _) => session.Agents.Everybody());

    /// <summary>Null when it is over, or never was.</summary>
    public Task<OpenSession?> Session(string digest) => readers.Read(digest, static (session, digest) => session.Agents.Session(digest));

    /// <summary>Null when it is used, out of time, or never was.</summary>
    public Task<AgentLink?> Link(string digest) =>
        readers.Read((digest, now: clock.GetUtcNow()), static (session, asked) => session.Agents.Link(asked.digest, asked.now));

    public Task<List<AgentLink>> Invited() => readers.Read(clock.GetUtcNow(), static (session, now) => session.Agents.Invited(now));

    /// <param name="idle">After so long without a sign of life a session is over.</param>
    /// <param name="longest">After so long it is over in any case.</param>
    public Task<bool> OpenSession(string digest, string agent, string stamp, TimeSpan idle, TimeSpan longest) => writer.Submit(
        (digest, agent, stamp, now: clock.GetUtcNow(), idle, longest),
        static (session, one) => session.Agents.Open(one.digest, one.agent, one.stamp, one.now, one.now - one.longest, one.now - one.idle));

    public Task<bool> SeeSession(string digest) =>
        writer.Submit((digest, now: clock.GetUtcNow()), static (session, one) => session.Agents.See(one.digest, one.now));

    public Task<bool> EndSession(string digest) => writer.Submit(digest, static (session, digest) => session.Agents.End(digest));

    public Task<bool> MakeLink(AgentLink link) =>
        writer.Submit((link, now: clock.GetUtcNow()), static (session, made) => session.Agents.Make(made.link, made.now));

    public Task<bool> WithdrawLink(string digest) =>
        writer.Submit((digest, now: clock.GetUtcNow()), static (session, link) => session.Agents.Withdraw(link.digest, link.now));

    public Task<long> AddToAudit(AuditEntry entry) => writer.Submit(entry, static (session, entry) => session.Audit.Add(entry));

    public Task<List<AuditEntry>> AuditPage(AuditFilter filter, int limit) =>
        readers.Read((filter, limit), static (session, asked) => session.Audit.Page(asked.filter, asked.limit));

    public Task<List<Agent>> AuditedPeople() => readers.Read(true, static (session, _) => session.Audit.People());
}
