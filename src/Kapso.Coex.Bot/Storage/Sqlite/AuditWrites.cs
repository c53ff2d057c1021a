using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Adds to the audit; nothing else is possible.</summary>
internal sealed class AuditWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement add = new(connection, "INSERT INTO audit (at, agent, name, act, case_id, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    public long Add(AuditEntry entry) =>
        add.Bind(1, entry.At).Bind(2, entry.Who.Id).Bind(3, entry.Who.Name).Bind(4, entry.Act).Bind(5, entry.CaseId).Bind(6, entry.Detail).Add();

    public void Dispose() => add.Dispose();
}
