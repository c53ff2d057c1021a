using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>What is on its way to WhatsApp, message by message, and how far it came.</summary>
internal sealed class PostalWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement post = new(connection,
        "INSERT INTO postings (conversation, sequence, through, state, due_at, part, attempts) VALUES (?1, ?2, ?3, 0, ?4, 0, 0)");

    private readonly Statement advance = new(connection,
        "UPDATE postings SET part = ?3, state = ?4, attempts = 0, last_error = NULL WHERE conversation = ?1 AND sequence = ?2 AND part <= ?3");

    private readonly Statement putOff = new(connection,
        "UPDATE postings SET state = ?3, due_at = ?4, attempts = attempts + ?5, last_error = ?6 WHERE conversation = ?1 AND sequence = ?2 AND state <> 2");

    private readonly Statement hurry = new(connection, "UPDATE postings SET due_at = ?3 WHERE conversation = ?1 AND sequence = ?2 AND state = 0 AND due_at > ?3");

    private readonly Statement reopen = new(connection, "UPDATE postings SET state = 0, due_at = ?2 WHERE conversation = ?1 AND state = 1");

    private readonly Statement drop = new(connection, "DELETE FROM deliveries WHERE conversation = ?1 AND sequence = ?2 AND part >= ?3");

    private readonly Statement hold = new(connection, "UPDATE postings SET state = 1, part = ?3 WHERE conversation = ?1 AND sequence = ?2");

    private readonly Statement hush = new(connection, "UPDATE people SET hushed = ?2 WHERE conversation = ?1");

    private readonly Statement hushed = new(connection, "SELECT hushed FROM people WHERE conversation = ?1");

    private readonly Statement look = new(connection,
        "SELECT state, begun_at FROM deliveries WHERE conversation = ?1 AND sequence = ?2 AND part = ?3");

    private readonly Statement begin = new(connection,
        """
        INSERT INTO deliveries (conversation, sequence, part, begun_at, digest, state, state_at, repeats) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?4, 0)
        ON CONFLICT (conversation, sequence, part) DO UPDATE SET begun_at = ?4, digest = ?5, state = 0, repeats = repeats + 1
        """);

    private readonly Statement forget = new(connection,
        "DELETE FROM deliveries WHERE conversation = ?1 AND sequence = ?2 AND part = ?3 AND state = 0");

    // Progress only: statuses come in any order and more than once.
    private readonly Statement report = new(connection,
        """
        UPDATE deliveries SET message_id = coalesce(message_id, ?4), state = max(state, ?5),
            state_at = CASE WHEN ?5 > state THEN ?6 ELSE state_at END,
            error_code = CASE WHEN ?5 > state THEN ?7 ELSE error_code END, error = CASE WHEN ?5 > state THEN ?8 ELSE error END
        WHERE conversation = ?1 AND sequence = ?2 AND part = ?3
        """);

    private readonly Statement ours = new(connection, "SELECT conversation, sequence, part, state FROM deliveries WHERE message_id = ?1");

    private readonly Statement state = new(connection,
        "SELECT state FROM deliveries WHERE conversation = ?1 AND sequence = ?2 AND part = ?3");

    private readonly Statement underWay = new(connection,
        "SELECT sequence, part FROM deliveries WHERE conversation = ?1 AND state = 0 AND (digest = ?2 OR ?2 IS NULL) ORDER BY sequence, part LIMIT 1");

    private readonly Statement park = new(connection,
        """
        INSERT INTO parked_statuses (message_id, state, at, error_code, error) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (message_id) DO UPDATE SET at = ?3, error_code = ?4, error = ?5, state = ?2 WHERE ?2 > state
        """);

    private readonly Statement unpark = new(connection, "DELETE FROM parked_statuses WHERE message_id = ?1 RETURNING state, at, error_code, error");

    /// <summary>A turn's replies are to go out.</summary>
    public void Post(ConversationId conversation, long first, long through, DateTimeOffset at) =>
        post.Bind(1, conversation.Value).Bind(2, first).Bind(3, through).Bind(4, at).Run();

    /// <summary>A person took over: what the bot said up to here and was not sent yet stays unsent.</summary>
    public void Hush(ConversationId conversation, long through) => hush.Bind(1, conversation.Value).Bind(2, through).Run();

    /// <summary>The customer wrote, so what was held may go. How many turns that is.</summary>
    public int Reopen(ConversationId conversation, DateTimeOffset at) => reopen.Bind(1, conversation.Value).Bind(2, at).Run();

    /// <summary>Asks to send a message; granted to one, and noted before anything leaves.</summary>
    /// <param name="doubtful">Messages that were begun before then, and of which nothing was heard, may be sent again.</param>
    public SendPermit Begin(DeliveryId id, string digest, DateTimeOffset now, DateTimeOffset doubtful)
    {
        if (Hushed(id.Conversation) >= id.Sequence)
        {
            return SendPermit.Hushed;
        }

        if (At(look, id).Next())
        {
            var (progress, begun) = ((DeliveryProgress)look.Number(0), look.Time(1));
            look.Done();
            if (progress != DeliveryProgress.Sending)
            {
                return SendPermit.LeftAlready;
            }

            if (begun > doubtful)
            {
                return SendPermit.InDoubt;
            }
        }

        At(begin, id).Bind(4, now).Bind(5, digest).Run();
        return SendPermit.Granted;
    }

    /// <summary>It was refused, so it did not leave.</summary>
    public bool Forget(DeliveryId id) => At(forget, id).Run() > 0;

    /// <summary>News of a message of ours; parked while we do not know which. Returns which it is, if it told anything new.</summary>
    public DeliveryId? Report(DeliveryNews news)
    {
        if (Which(news) is not { } id)
        {
            park.Bind(1, news.MessageId).Bind(2, (long)news.State).Bind(3, news.At);
            BindError(park, 4, news.Error).Run();
            return null;
        }

        var before = StateOf(id);
        Note(id, news);
        if (unpark.Bind(1, news.MessageId).Next())
        {
            var error = unpark.IsNull(2) ? null : new DeliveryError((int)unpark.Number(2), unpark.TextOrNull(3) ?? "");
            var parked = news with { State = (DeliveryProgress)unpark.Number(0), At = unpark.Time(1), Error = error };
            while (unpark.Next())
            {
            }

            Note(id, parked);
        }

        return StateOf(id) != before ? id : null;
    }

    /// <summary>Whether our number's words were ours: by their id, or because just this is under way and nobody knows its id yet.</summary>
    public bool IsOurs(ConversationId? conversation, string messageId, DeliveryId? ourId, string digest, DateTimeOffset at)
    {
        if (Which(new DeliveryNews(ourId, messageId, DeliveryProgress.Accepted, at, null)) is { } known)
        {
            Note(known, new DeliveryNews(known, messageId, DeliveryProgress.Accepted, at, null));
            return true;
        }

        if (conversation is not { } here || UnderWay(here, digest) is not { } adopted)
        {
            return false;
        }

        Note(adopted, new DeliveryNews(adopted, messageId, DeliveryProgress.Accepted, at, null));
        return true;
    }

    /// <summary>Whether a message to that customer is under way and may be the one in question.</summary>
    public bool IsUnderWay(ConversationId conversation) => UnderWay(conversation, null) is not null;

    /// <summary>How far a turn's messages got; settled when all of them left.</summary>
    public bool Advance(ConversationId conversation, long sequence, int part, bool settled) =>
        advance.Bind(1, conversation.Value).Bind(2, sequence).Bind(3, part).Bind(4, (long)(settled ? PostingState.Settled : PostingState.Waiting)).Run() == 1;

    public bool PutOff(ConversationId conversation, long sequence, PostingState into, DateTimeOffset until, bool failed, string? why)
    {
        putOff.Bind(1, conversation.Value).Bind(2, sequence).Bind(3, (long)into).Bind(4, until).Bind(5, failed ? 1 : 0).Bind(6, why);
        return putOff.Run() == 1;
    }

    /// <summary>It did not arrive because the window was closed: it is held, and may be begun anew.</summary>
    public bool TakeBack(DeliveryId id)
    {
        At(drop, id).Run();
        return At(hold, id).Run() == 1;
    }

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[drop, hold, hurry, post, advance, putOff, reopen, hush, hushed, look, begin, forget, report, ours, state, underWay, park, unpark])
        {
            statement.Dispose();
        }
    }

    private static Statement At(Statement statement, DeliveryId id) =>
        statement.Bind(1, id.Conversation.Value).Bind(2, id.Sequence).Bind(3, id.Part);

    private static Statement BindError(Statement statement, int place, DeliveryError? error)
    {
        if (error is null)
        {
            return statement.Bind(place, (string?)null).Bind(place + 1, (string?)null);
        }

        return statement.Bind(place, error.Code).Bind(place + 1, error.Detail);
    }

    private void Note(DeliveryId id, DeliveryNews news)
    {
        var wasInDoubt = StateOf(id) == DeliveryProgress.Sending;
        At(report, id).Bind(4, news.MessageId).Bind(5, (long)news.State).Bind(6, news.At);
        BindError(report, 7, news.Error).Run();
        if (wasInDoubt)
        {
            // What comes after it need not wait for the doubt to pass.
            hurry.Bind(1, id.Conversation.Value).Bind(2, id.Sequence).Bind(3, news.At).Run();
        }
    }

    private DeliveryId? Which(DeliveryNews news)
    {
        if (news.Id is { } named && StateOf(named) is not null)
        {
            return named;
        }

        if (!ours.Bind(1, news.MessageId).Next())
        {
            return null;
        }

        var found = new DeliveryId(new ConversationId(ours.Text(0)), ours.Number(1), (int)ours.Number(2));
        ours.Done();
        return found;
    }

    private DeliveryProgress? StateOf(DeliveryId id)
    {
        DeliveryProgress? found = At(state, id).Next() ? (DeliveryProgress)state.Number(0) : null;
        state.Done();
        return found;
    }

    private DeliveryId? UnderWay(ConversationId conversation, string? digest)
    {
        var found = underWay.Bind(1, conversation.Value).Bind(2, digest).Next()
            ? new DeliveryId(conversation, underWay.Number(0), (int)underWay.Number(1))
            : null;
        underWay.Done();
        return found;
    }

    private long Hushed(ConversationId conversation)
    {
        var through = hushed.Bind(1, conversation.Value).Next() ? hushed.Number(0) : 0;
        hushed.Done();
        return through;
    }
}
