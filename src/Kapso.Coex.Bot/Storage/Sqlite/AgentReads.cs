using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads who is signed in, who is of ours, and which links are out: without EF Core, for every request asks.</summary>
internal sealed class AgentReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement any = new(connection, "SELECT 1 FROM agents LIMIT 1");

    private readonly Statement session = new(connection,
        """
        SELECT agents.id, agents.name, agents.role, opened_at, seen_at
        FROM agent_sessions JOIN agents ON agents.id = agent WHERE digest = ?1 AND stamp = security_stamp
        """);

    private readonly Statement link = new(connection,
        """
        SELECT digest, kind, agent, name, email, role, made_by, expires_at
        FROM agent_links WHERE digest = ?1 AND expires_at > ?2 AND settled_at IS NULL
        """);

    private readonly Statement invited = new(connection,
        """
        SELECT digest, kind, agent, name, email, role, made_by, expires_at
        FROM agent_links WHERE kind = 'join' AND expires_at > ?1 AND settled_at IS NULL ORDER BY expires_at
        """);

    private readonly Statement everybody = new(connection,
        """
        SELECT id, name, user_name, role, joined_at, two_factor_enabled, password_hash IS NOT NULL, lockout_end,
               (SELECT max(seen_at) FROM agent_sessions WHERE agent = agents.id AND stamp = security_stamp)
        FROM agents ORDER BY name, user_name
        """);

    public bool Any()
    {
        var isThere = any.Next();
        any.Done();
        return isThere;
    }

    public OpenSession? Session(string digest)
    {
        var found = session.Bind(1, digest).Next()
            ? new OpenSession(new Agent(session.Text(0), session.Text(1)), session.Text(2), session.Time(3), session.Time(4))
            : null;
        session.Done();
        return found;
    }

    public AgentLink? Link(string digest, DateTimeOffset now)
    {
        var found = link.Bind(1, digest).Bind(2, now).Next() ? LinkOf(link) : null;
        link.Done();
        return found;
    }

    public List<AgentLink> Invited(DateTimeOffset now)
    {
        invited.Bind(1, now);
        var found = new List<AgentLink>();
        while (invited.Next())
        {
            found.Add(LinkOf(invited));
        }

        return found;
    }

    public List<KnownAgent> Everybody()
    {
        var found = new List<KnownAgent>();
        while (everybody.Next())
        {
            found.Add(new(
                everybody.Text(0), everybody.Text(1), everybody.Text(2), everybody.Text(3), everybody.Time(4), everybody.Number(5) == 1, everybody.Number(6) == 1,
                everybody.IsNull(7) ? null : everybody.Time(7), everybody.IsNull(8) ? null : everybody.Time(8)));
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[any, session, link, invited, everybody])
        {
            statement.Dispose();
        }
    }

    private static AgentLink LinkOf(Statement row) => new(
        row.Text(0), row.Text(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(4), row.Text(5), row.TextOrNull(6), row.Time(7));
}
