using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Keeps who is signed in and which links are out. People themselves are kept by ASP.NET Core Identity.</summary>
internal sealed class AgentWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement open = new(connection, "INSERT INTO agent_sessions (digest, agent, stamp, opened_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?4)");
    private readonly Statement see = new(connection, "UPDATE agent_sessions SET seen_at = ?2 WHERE digest = ?1 AND seen_at < ?2");
    private readonly Statement end = new(connection, "DELETE FROM agent_sessions WHERE digest = ?1");
    private readonly Statement sweep = new(connection, "DELETE FROM agent_sessions WHERE opened_at < ?1 OR seen_at < ?2");
    private readonly Statement takeBack = new(connection, "UPDATE agent_links SET settled_at = ?2 WHERE kind = ?1 AND agent IS ?3 AND email IS ?4 AND settled_at IS NULL");
    private readonly Statement withdraw = new(connection, "UPDATE agent_links SET settled_at = ?2 WHERE digest = ?1 AND settled_at IS NULL");

    private readonly Statement make = new(connection,
        "INSERT INTO agent_links (digest, kind, agent, name, email, role, made_by, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    /// <summary>Opens a session, and forgets those that are long over.</summary>
    public bool Open(string digest, string agent, string stamp, DateTimeOffset now, DateTimeOffset openedBefore, DateTimeOffset seenBefore)
    {
        sweep.Bind(1, openedBefore).Bind(2, seenBefore).Run();
        return open.Bind(1, digest).Bind(2, agent).Bind(3, stamp).Bind(4, now).Run() == 1;
    }

    public bool See(string digest, DateTimeOffset now) => see.Bind(1, digest).Bind(2, now).Run() == 1;

    public bool End(string digest) => end.Bind(1, digest).Run() == 1;

    /// <summary>Makes a link. An older one for the same purpose is good no longer.</summary>
    public bool Make(AgentLink link, DateTimeOffset now)
    {
        takeBack.Bind(1, link.Kind).Bind(2, now).Bind(3, link.Agent).Bind(4, link.Email).Run();
        make.Bind(1, link.Digest).Bind(2, link.Kind).Bind(3, link.Agent).Bind(4, link.Name).Bind(5, link.Email).Bind(6, link.Role).Bind(7, link.MadeBy);
        return make.Bind(8, link.ExpiresAt).Run() == 1;
    }

    public bool Withdraw(string digest, DateTimeOffset now) => withdraw.Bind(1, digest).Bind(2, now).Run() == 1;

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[open, see, end, sweep, takeBack, withdraw, make])
        {
            statement.Dispose();
        }
    }
}
