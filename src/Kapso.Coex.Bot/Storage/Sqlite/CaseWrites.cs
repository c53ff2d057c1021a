using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Keeps what the desk knows of a case, in the transaction of the turn that changed it.</summary>
internal sealed class CaseWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement open = new(connection,
        "INSERT INTO cases (id, told, last_at, on_errand, search) VALUES (?1, 0, ?2, 0, '') ON CONFLICT (id) DO NOTHING");

    private readonly Statement note = new(connection,
        """
        UPDATE cases SET step = coalesce(?2, step), code = coalesce(?3, code), way_back = coalesce(?4, way_back), customer = coalesce(?5, customer),
            search = coalesce(?6, search), told = max(told, ?7), rating = coalesce(?8, rating), rating_words = coalesce(?9, rating_words) WHERE id = ?1
        """);

    // A customer who writes again waits since the first unanswered message, and is not put off any more.
    private readonly Statement hear = new(connection,
        """
        UPDATE cases SET last_at = ?2, waiting_since = coalesce(waiting_since, ?2), last_words = coalesce(?3, last_words), snoozed_until = NULL WHERE id = ?1
        """);

    private readonly Statement answer = new(connection, "UPDATE cases SET last_at = ?2, waiting_since = NULL WHERE id = ?1");

    private readonly Statement queue = new(connection,
        """
        UPDATE cases SET holder_id = NULL, holder_name = NULL, taken_at = NULL, due_at = ?2, told = 0, waiting_since = coalesce(waiting_since, ?3),
            on_errand = 0, outcome = NULL, solved_by = NULL, closed_at = NULL, snoozed_until = NULL, last_at = ?3 WHERE id = ?1
        """);

    private readonly Statement take = new(connection,
        """
        UPDATE cases SET taken_at = CASE WHEN holder_id IS ?2 THEN taken_at ELSE ?4 END, holder_id = ?2, holder_name = ?3, on_errand = ?5,
            outcome = NULL, solved_by = NULL, closed_at = NULL, last_at = ?4 WHERE id = ?1
        """);

    private readonly Statement close = new(connection,
        """
        UPDATE cases SET outcome = ?2, solved_by = ?3, closed_at = ?4, on_errand = 0, waiting_since = NULL, snoozed_until = NULL, last_at = ?4 WHERE id = ?1
        """);

    private readonly Statement snooze = new(connection, "UPDATE cases SET snoozed_until = ?2 WHERE id = ?1");

    private readonly Statement write = new(connection,
        """
        INSERT INTO notes (id, escalation, agent_id, agent_name, at, text, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING
        """);

    public void Change(CaseChange change, DateTimeOffset at)
    {
        open.Bind(1, change.Id).Bind(2, at).Run();
        note.Bind(1, change.Id).Bind(2, change.Step).Bind(3, change.Code).Bind(4, change.WayBack).Bind(5, change.Customer).Bind(6, change.Search);
        note.Bind(7, change.Told ? 1 : 0).Bind(8, change.Rating?.ToString().ToLowerInvariant()).Bind(9, change.RatingWords).Run();
        if (change.CustomerSpoke)
        {
            hear.Bind(1, change.Id).Bind(2, at).Bind(3, change.LastWords).Run();
        }

        if (change.AgentSpoke)
        {
            answer.Bind(1, change.Id).Bind(2, at).Run();
        }

        Stand(change, at);
    }

    /// <summary>Null takes it up again.</summary>
    public bool Snooze(string id, DateTimeOffset? until)
    {
        snooze.Bind(1, id);
        return (until is { } time ? snooze.Bind(2, time) : snooze.Bind(2, (string?)null)).Run() == 1;
    }

    /// <summary>False for the second copy.</summary>
    public bool Write(StoredNote said)
    {
        write.Bind(1, said.Id).Bind(2, said.Escalation).Bind(3, said.By.Id).Bind(4, said.By.Name).Bind(5, said.At).Bind(6, said.Text);
        return write.Bind(7, string.Join(' ', said.Mentions)).Run() == 1;
    }

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[open, note, hear, answer, queue, take, close, snooze, write])
        {
            statement.Dispose();
        }
    }

    private void Stand(CaseChange change, DateTimeOffset at)
    {
        switch (change.Standing)
        {
            case CaseStanding.Open:
                queue.Bind(1, change.Id).Bind(2, change.DueAt ?? at).Bind(3, at).Run();
                break;
            case CaseStanding.Taken(var by):
                take.Bind(1, change.Id).Bind(2, by.Id).Bind(3, by.Name).Bind(4, at).Bind(5, 0).Run();
                break;
            case CaseStanding.OnErrand(var holder):
                take.Bind(1, change.Id).Bind(2, holder.Id).Bind(3, holder.Name).Bind(4, at).Bind(5, 1).Run();
                break;
            case CaseStanding.Closed(var outcome, var step, _):
                close.Bind(1, change.Id).Bind(2, outcome.Name()).Bind(3, step?.Value).Bind(4, at).Run();
                break;
            case CaseStanding.Withdrawn:
                close.Bind(1, change.Id).Bind(2, "withdrawn").Bind(3, (string?)null).Bind(4, at).Run();
                break;
            case CaseStanding.HandedBack:
                close.Bind(1, change.Id).Bind(2, "handed-back").Bind(3, (string?)null).Bind(4, at).Run();
                break;
        }
    }
}
