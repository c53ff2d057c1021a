using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads who somebody is on WhatsApp, what is on its way to them, and what became of it.</summary>
internal sealed class PostalReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement person = new(connection,
        "SELECT people.channel, number, user_id, phone, name, people.heard_at, hushed, owner FROM people JOIN conversations ON id = conversation WHERE conversation = ?1");

    private readonly Statement due = new(connection,
        "SELECT conversation FROM postings WHERE state = 0 AND due_at <= ?1 GROUP BY conversation ORDER BY min(due_at) LIMIT ?2");

    private readonly Statement next = new(connection,
        """
        SELECT sequence, through, state, due_at, part, attempts FROM postings WHERE conversation = ?1 AND state = 0 ORDER BY sequence LIMIT 1
        """);

    private readonly Statement heldPostings = new(connection,
        "SELECT sequence, through, state, due_at, part, attempts FROM postings WHERE conversation = ?1 AND state = 1 ORDER BY sequence");

    private readonly Statement deliveries = new(connection,
        """
        SELECT sequence, part, begun_at, message_id, state, state_at, error_code, error, repeats FROM deliveries
        WHERE conversation = ?1 ORDER BY sequence, part
        """);

    private readonly Statement held = new(connection, "SELECT count(*) FROM postings WHERE conversation = ?1 AND state = 1");

    private readonly Statement events = new(connection, "SELECT id, account, numbers, name, at, detail FROM account_events ORDER BY at DESC LIMIT ?1");

    public StoredPerson? Person(ConversationId id)
    {
        if (!person.Bind(1, id.Value).Next())
        {
            return null;
        }

        var found = new StoredPerson(
            person.Text(0),
            person.Text(1),
            new Person(person.TextOrNull(2), person.TextOrNull(3), person.TextOrNull(4)),
            person.Time(5),
            person.Number(6),
            (Owner)person.Number(7) == Owner.Person);
        person.Done();
        return found;
    }

    /// <summary>Conversations with something that is to go out now.</summary>
    public IReadOnlyList<ConversationId> Due(DateTimeOffset now, int limit)
    {
        var found = new List<ConversationId>();
        due.Bind(1, now).Bind(2, limit);
        while (due.Next())
        {
            found.Add(new ConversationId(due.Text(0)));
        }

        return found;
    }

    /// <summary>The oldest turn that has not left whole; what was said later waits for it.</summary>
    public Posting? Next(ConversationId id)
    {
        var found = next.Bind(1, id.Value).Next() ? Posting(id, next) : null;
        next.Done();
        return found;
    }

    public IReadOnlyList<Posting> HeldPostings(ConversationId id)
    {
        var found = new List<Posting>();
        heldPostings.Bind(1, id.Value);
        while (heldPostings.Next())
        {
            found.Add(Posting(id, heldPostings));
        }

        return found;
    }

    public IReadOnlyList<Dispatch> Deliveries(ConversationId id)
    {
        var found = new List<Dispatch>();
        deliveries.Bind(1, id.Value);
        while (deliveries.Next())
        {
            found.Add(new Dispatch(
                new DeliveryId(id, deliveries.Number(0), (int)deliveries.Number(1)),
                deliveries.Time(2),
                deliveries.TextOrNull(3),
                (DeliveryProgress)deliveries.Number(4),
                deliveries.Time(5),
                deliveries.IsNull(6) ? null : new DeliveryError((int)deliveries.Number(6), deliveries.TextOrNull(7) ?? ""),
                (int)deliveries.Number(8)));
        }

        return found;
    }

    /// <summary>How many turns wait for the customer's next word.</summary>
    public long Held(ConversationId id)
    {
        held.Bind(1, id.Value).Next();
        var found = held.Number(0);
        held.Done();
        return found;
    }

    /// <summary>What happened to accounts and numbers, the latest first.</summary>
    public IReadOnlyList<AccountEvent> AccountEvents(int limit)
    {
        var found = new List<AccountEvent>();
        events.Bind(1, limit);
        while (events.Next())
        {
            found.Add(new AccountEvent(
                events.Text(0), events.TextOrNull(1), events.Text(2).Split(' ', StringSplitOptions.RemoveEmptyEntries), events.Text(3), events.Time(4), events.Text(5)));
        }

        return found;
    }

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[person, due, next, heldPostings, deliveries, held, events])
        {
            statement.Dispose();
        }
    }

    private static Posting Posting(ConversationId id, Statement row) =>
        new(id, row.Number(0), row.Number(1), (PostingState)row.Number(2), row.Time(3), (int)row.Number(4), (int)row.Number(5));
}
