using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads the audit, newest first.</summary>
internal sealed class AuditReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement people = new(connection, "SELECT agent, name, max(number) FROM audit GROUP BY agent ORDER BY name");

    // One for each choice of filters, because each has an index of its own.
    private readonly Dictionary<string, Statement> pages = [];

    public List<AuditEntry> Page(AuditFilter filter, int limit)
    {
        var page = Prepared(filter).Bind(1, limit);
        _ = filter.Before is { } before ? page.Bind(2, before) : null;
        _ = filter.Agent is { } agent ? page.Bind(3, agent) : null;
        _ = filter.CaseId is { } about ? page.Bind(4, about) : null;
        _ = filter.Act is { } act ? page.Bind(5, act) : null;
        _ = filter.From is { } from ? page.Bind(6, from) : null;
        _ = filter.To is { } to ? page.Bind(7, to) : null;
        var found = new List<AuditEntry>();
        while (page.Next())
        {
            found.Add(new(page.Time(1), new Agent(page.Text(2), page.Text(3)), page.Text(4), page.TextOrNull(5), page.TextOrNull(6)) { Number = page.Number(0) });
        }

        return found;
    }

    /// <summary>Everybody who is in it, by the name that they had last.</summary>
    public List<Agent> People()
    {
        var found = new List<Agent>();
        while (people.Next())
        {
            found.Add(new(people.Text(0), people.Text(1)));
        }

        return found;
    }

    public void Dispose()
    {
        people.Dispose();
        foreach (var page in pages.Values)
        {
            page.Dispose();
        }
    }

    private Statement Prepared(AuditFilter filter)
    {
        List<string> wanted = ["number > 0"];
        Add(filter.Before is not null, "number < ?2");
        Add(filter.Agent is not null, "agent = ?3");
        Add(filter.CaseId is not null, "case_id = ?4");
        Add(filter.Act is not null, "act = ?5");
        Add(filter.From is not null, "at >= ?6");
        Add(filter.To is not null, "at < ?7");
        var where = string.Join(" AND ", wanted);
        return pages.TryGetValue(where, out var prepared)
            ? prepared
            : pages[where] = new(connection, $"SELECT number, at, agent, name, act, case_id, detail FROM audit WHERE {where} ORDER BY number DESC LIMIT ?1");

        void Add(bool isWanted, string condition)
        {
            if (isWanted)
            {
                wanted.Add(condition);
            }
        }
    }
}
