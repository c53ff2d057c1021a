using Kapso.Coex.Bot.Desk.Cases;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads the desk's queue, one case, and its notes.</summary>
internal sealed class CaseReads(SqliteConnection connection) : IDisposable
{
    // The list has no briefs in it: they are most of what a case weighs.
    private const string Columns =
        """
        SELECT escalations.id, conversation, channel, language, reason, playbook, opened_at, state, customer, step, code, holder_id, holder_name, taken_at,
            due_at, told, waiting_since, last_at, last_words, on_errand, outcome, solved_by, closed_at, snoozed_until, way_back, rating, rating_words
        """;

    private const string Tables = "FROM escalations JOIN cases ON cases.id = escalations.id";
    private const string Awake = "(snoozed_until IS NULL OR snoozed_until <= ?1)";
    private const string Late = "((state = 'open' AND due_at < ?1) OR (state = 'taken' AND waiting_since < ?3))";

    private readonly Dictionary<string, Statement> pages = [];
    private readonly Statement one = new(connection, $"{Columns}, brief {Tables} WHERE escalations.id = ?1");

    private readonly Statement counts = new(connection,
        $"""
        SELECT count(*) FILTER (WHERE state = 'taken' AND holder_id = ?2 AND {Awake}), count(*) FILTER (WHERE state = 'open' AND {Awake}),
            count(*) FILTER (WHERE {Awake}), count(*) FILTER (WHERE {Awake} AND {Late}), count(*) FILTER (WHERE NOT {Awake})
        {Tables} WHERE state <> 'closed'
        """);

    private readonly Statement notes = new(connection, "SELECT id, agent_id, agent_name, at, text, mentions FROM notes WHERE escalation = ?1 ORDER BY at, id");

    private readonly Statement latest = new(connection, "SELECT id FROM escalations WHERE conversation = ?1 ORDER BY opened_at DESC LIMIT 1");

    private readonly Statement done = new(connection, "SELECT 1 FROM outbox WHERE id = ?1");

    private readonly Statement awoken = new(connection, "SELECT id FROM cases WHERE snoozed_until > ?1 AND snoozed_until <= ?2");

    private readonly Statement missed = new(connection,
        $"SELECT conversation {Tables} WHERE state = 'open' AND told = 0 AND due_at < ?1 AND {Awake} ORDER BY due_at LIMIT ?2");

    private readonly Statement quiet = new(connection,
        $"SELECT conversation {Tables} WHERE state = 'taken' AND on_errand = 0 AND waiting_since < ?2 AND taken_at < ?2 AND holder_id <> ?3 AND (snoozed_until IS NULL OR snoozed_until < ?2) ORDER BY waiting_since LIMIT ?4");

    /// <param name="late">Who waits for an answer since before then waits too long.</param>
    public IReadOnlyList<StoredCase> Page(CaseQuery asked, DateTimeOffset now, DateTimeOffset late)
    {
        var page = PageFor(asked);
        page.Bind(1, now).Bind(2, asked.AgentId).Bind(3, late).Bind(4, asked.Limit);
        BindWhatIsAsked(page, asked);
        var found = new List<StoredCase>();
        while (page.Next())
        {
            found.Add(Current(page, ""));
        }

        return found;
    }

    public CaseCounts Counts(string agent, DateTimeOffset now, DateTimeOffset late)
    {
        counts.Bind(1, now).Bind(2, agent).Bind(3, late).Next();
        var found = new CaseCounts((int)counts.Number(0), (int)counts.Number(1), (int)counts.Number(2), (int)counts.Number(3), (int)counts.Number(4));
        counts.Done();
        return found;
    }

    public StoredCase? Find(string id)
    {
        var found = one.Bind(1, id).Next() ? Current(one, one.Text(27)) : null;
        one.Done();
        return found;
    }

    /// <summary>The last case of a conversation.</summary>
    public string? Latest(ConversationId conversation)
    {
        var found = latest.Bind(1, conversation.Value).Next() ? latest.Text(0) : null;
        latest.Done();
        return found;
    }

    public bool WasDone(string act)
    {
        var found = done.Bind(1, act).Next();
        done.Done();
        return found;
    }

    public IReadOnlyList<string> Awoken(DateTimeOffset after, DateTimeOffset until)
    {
        var found = new List<string>();
        awoken.Bind(1, after).Bind(2, until);
        while (awoken.Next())
        {
            found.Add(awoken.Text(0));
        }

        return found;
    }

    public IReadOnlyList<StoredNote> Notes(string escalation)
    {
        var found = new List<StoredNote>();
        notes.Bind(1, escalation);
        while (notes.Next())
        {
            found.Add(new StoredNote(
                notes.Text(0), escalation, new Agent(notes.Text(1), notes.Text(2)), notes.Time(3), notes.Text(4), notes.Text(5).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }

        return found;
    }

    /// <summary>Nobody took it by when somebody was promised, and the customer was not told.</summary>
    public IReadOnlyList<ConversationId> Missed(DateTimeOffset now, int limit) => Ids(missed.Bind(1, now).Bind(2, limit));

    /// <summary>The agent who has it has not answered since before then.</summary>
    public IReadOnlyList<ConversationId> Quiet(DateTimeOffset since, int limit) =>
        Ids(quiet.Bind(2, since).Bind(3, Agent.Outside.Id).Bind(4, limit));

    public void Dispose()
    {
        foreach (var statement in (Statement[])[one, counts, notes, latest, done, awoken, missed, quiet, .. pages.Values])
        {
            statement.Dispose();
        }
    }

    private static List<ConversationId> Ids(Statement asked)
    {
        var found = new List<ConversationId>();
        while (asked.Next())
        {
            found.Add(new ConversationId(asked.Text(0)));
        }

        return found;
    }

    // A statement refuses a value for which it has no place.
    private static void BindWhatIsAsked(Statement page, CaseQuery asked)
    {
        if (asked.After is { } after)
        {
            page.Bind(5, after);
        }

        if (!string.IsNullOrWhiteSpace(asked.Search))
        {
            page.Bind(6, $"%{CaseSearch.Pattern(asked.Search)}%");
        }

        if (asked.Reason is { } reason)
        {
            page.Bind(7, reason);
        }
    }

    private Statement PageFor(CaseQuery asked)
    {
        var box = asked.Box switch
        {
            CaseBox.Mine => $"state = 'taken' AND holder_id = ?2 AND {Awake}",
            CaseBox.Unassigned => $"state = 'open' AND {Awake}",
            CaseBox.Overdue => $"state <> 'closed' AND {Awake} AND {Late}",
            CaseBox.Snoozed => $"state <> 'closed' AND NOT {Awake}",
            CaseBox.Closed => "state = 'closed'",
            _ => $"state <> 'closed' AND {Awake}",
        };
        var search = string.IsNullOrWhiteSpace(asked.Search) ? "" : " AND search LIKE ?6 ESCAPE '!'";
        var reason = asked.Reason is null ? "" : " AND reason = ?7";
        var (place, way, beyond) = asked.NewestFirst || asked.Box == CaseBox.Closed ? ("cases.last_at", " DESC", "<") : ("coalesce(cases.waiting_since, cases.last_at)", "", ">");
        var after = asked.After is null ? "" : $" AND ({place}, cases.id) {beyond} (SELECT {place.Replace("cases.", "last.", StringComparison.Ordinal)}, last.id FROM cases AS last WHERE last.id = ?5)";
        var sql = $"{Columns} {Tables} WHERE {box}{search}{reason}{after} ORDER BY {place}{way}, cases.id{way} LIMIT ?4";
        return pages.TryGetValue(sql, out var page) ? page : pages[sql] = new Statement(connection, sql);
    }

    private static StoredCase Current(Statement row, string brief) => new(new StoredEscalation(
        row.Text(0), new ConversationId(row.Text(1)), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.Time(6), row.Text(7), brief))
    {
        Customer = row.TextOrNull(8),
        Step = row.TextOrNull(9),
        Code = row.TextOrNull(10),
        Holder = row.TextOrNull(11) is { } holder ? new Agent(holder, row.Text(12)) : null,
        TakenAt = TimeOrNull(row, 13),
        DueAt = TimeOrNull(row, 14),
        Told = row.Number(15) == 1,
        WaitingSince = TimeOrNull(row, 16),
        LastAt = row.Time(17),
        LastWords = row.TextOrNull(18),
        OnErrand = row.Number(19) == 1,
        Outcome = row.TextOrNull(20),
        SolvedBy = row.TextOrNull(21),
        ClosedAt = TimeOrNull(row, 22),
        SnoozedUntil = TimeOrNull(row, 23),
        WayBack = row.TextOrNull(24),
        Rating = row.TextOrNull(25),
        RatingWords = row.TextOrNull(26),
    };

    private static DateTimeOffset? TimeOrNull(Statement row, int column) => row.IsNull(column) ? null : row.Time(column);
}
