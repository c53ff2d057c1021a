using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads what is on the desk, oldest first.</summary>
internal sealed class EscalationReads(SqliteConnection connection) : IDisposable
{
    private const string Columns = "SELECT id, conversation, channel, language, reason, playbook, opened_at, state, brief FROM escalations";

    // Pages follow the last item and not a count, so that nothing is skipped when something before it changes.
    private const string AfterTheLast = "(opened_at, id) > (SELECT opened_at, id FROM escalations WHERE id = ?1)";
    private const string OldestFirst = "ORDER BY opened_at, id LIMIT ?2";

    private readonly Statement one = new(connection, $"{Columns} WHERE id = ?1");
    private readonly Statement all = new(connection, $"{Columns} {OldestFirst}");
    private readonly Statement allAfter = new(connection, $"{Columns} WHERE {AfterTheLast} {OldestFirst}");
    private readonly Statement inState = new(connection, $"{Columns} WHERE state = ?3 {OldestFirst}");
    private readonly Statement inStateAfter = new(connection, $"{Columns} WHERE state = ?3 AND {AfterTheLast} {OldestFirst}");

    public StoredEscalation? Find(string id)
    {
        var found = one.Bind(1, id).Next() ? Current(one) : null;
        one.Done();
        return found;
    }

    public IReadOnlyList<StoredEscalation> Page(string? state, string? after, int limit)
    {
        var page = (state, after) switch
        {
            (null, null) => all,
            (null, _) => allAfter.Bind(1, after),
            (_, null) => inState.Bind(3, state),
            _ => inStateAfter.Bind(1, after).Bind(3, state),
        };
        page.Bind(2, limit);
        var found = new List<StoredEscalation>();
        while (page.Next())
        {
            found.Add(Current(page));
        }

        return found;
    }

    public void Dispose()
    {
        one.Dispose();
        all.Dispose();
        allAfter.Dispose();
        inState.Dispose();
        inStateAfter.Dispose();
    }

    private static StoredEscalation Current(Statement row) => new(
        row.Text(0), new ConversationId(row.Text(1)), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.Time(6), row.Text(7), row.Text(8));
}
