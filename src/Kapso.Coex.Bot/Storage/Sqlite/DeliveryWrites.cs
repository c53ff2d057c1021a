using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Post;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Each message as WhatsApp got it, and how far it came.</summary>
internal sealed class DeliveryWrites(SqliteConnection connection, ConversationWrites conversations, PostalWrites post) : IDisposable
{
    private const int Copies = 1000;
    private static readonly DeliveryError Unexplained = new(0, "WhatsApp does not say why.");

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

    // Its id stays known: repeated news of it must not be taken for news of the copy that goes later.
    private readonly Statement putAside = new(connection,
        """
        UPDATE deliveries SET part = ?3 + ?4 * (1 + (
            SELECT count(*) FROM deliveries AS aside WHERE aside.conversation = ?1 AND aside.sequence = ?2 AND aside.part > ?3 AND aside.part % ?4 = ?3))
        WHERE conversation = ?1 AND sequence = ?2 AND part = ?3
        """);

    private readonly Statement heardSince = new(connection,
        """
        SELECT 1 FROM conversations WHERE id = ?1 AND heard > ?2 AND NOT EXISTS (
            SELECT 1 FROM deliveries WHERE conversation = ?1 AND sequence = ?2 AND part > ?3 + ?4 AND part % ?4 = ?3)
        """);

    private readonly Statement ours = new(connection, "SELECT conversation, sequence, part FROM deliveries WHERE message_id = ?1");

    private readonly Statement underWay = new(connection,
        "SELECT sequence, part FROM deliveries WHERE conversation = ?1 AND state = 0 AND (digest = ?2 OR ?2 IS NULL) ORDER BY sequence, part LIMIT 1");

    private readonly ParkedWrites parked = new(connection);

    /// <summary>Asks to send a message; granted to one, and noted before anything leaves.</summary>
    /// <param name="doubtful">Messages that were begun before then, and of which nothing was heard, may be sent again.</param>
    /// <param name="byAgent">A person says it, whom no other person silences.</param>
    public SendPermit Begin(DeliveryId id, string digest, DateTimeOffset now, DateTimeOffset doubtful, bool byAgent)
    {
        if (!byAgent && post.Hushed(id.Conversation) >= id.Sequence)
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
    public DeliveryId? Report(DeliveryNews news, DateTimeOffset now)
    {
        if (Which(news) is not { } id)
        {
            parked.Park(news);
            return null;
        }

        var isNew = Note(id, news, now);
        return (news.MessageId is { } name && parked.Unpark(name) is { } told && Note(id, told, now)) || isNew ? id : null;
    }

    /// <summary>Whether our number's words were ours: by their id, or because just this is under way and nobody knows its id yet.</summary>
    public bool IsOurs(ConversationId conversation, string messageId, DeliveryId? ourId, string digest, DateTimeOffset at)
    {
        var left = new DeliveryNews(ourId, messageId, DeliveryProgress.Accepted, at, null);
        if ((Which(left) ?? UnderWay(conversation, digest)) is { } known)
        {
            Note(known, left, at);
            return true;
        }

        return ourId is not null;
    }

    /// <summary>Whether a message to that customer is under way and may be the one in question.</summary>
    public bool IsUnderWay(ConversationId conversation) => UnderWay(conversation, null) is not null;

    /// <summary>Forgets what was told of messages that never turned out to be ours.</summary>
    public int ForgetParked(DateTimeOffset before) => parked.Forget(before);

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[look, begin, forget, report, putAside, heardSince, ours, underWay])
        {
            statement.Dispose();
        }

        parked.Dispose();
    }

    private static Statement At(Statement statement, DeliveryId id) =>
        statement.Bind(1, id.Conversation.Value).Bind(2, id.Sequence).Bind(3, id.Part);

    /// <summary>True when it came further than we knew.</summary>
    private bool Note(DeliveryId id, DeliveryNews news, DateTimeOffset now)
    {
        var before = StateOf(id);
        var error = news.State == DeliveryProgress.Failed ? news.Error ?? Unexplained : null;
        At(report, id).Bind(4, news.MessageId).Bind(5, (long)news.State).Bind(6, news.At);
        ParkedWrites.Bind(report, 7, error).Run();
        if (before == DeliveryProgress.Sending)
        {
            post.Hurry(id, now);
        }

        if (news.State <= before)
        {
            return false;
        }

        if (error is not null)
        {
            Fail(id, error, now);
        }

        return true;
    }

    /// <summary>What does not arrive is part of the conversation, and not of the log only; what came too late for the window goes again.</summary>
    private void Fail(DeliveryId id, DeliveryError why, DateTimeOffset now)
    {
        if (why.MeansWindowClosed && id.Part < Postman.TemplatePart)
        {
            At(putAside, id).Bind(4, Copies).Run();
            var wroteMeanwhile = At(heardSince, id).Bind(4, Copies).Next();
            heardSince.Done();
            post.TakeBack(id, wroteMeanwhile ? PostingState.Waiting : PostingState.Held, now);
        }

        conversations.Receive(new NewMessage(id.Conversation, Author.System, $"failed:{id}:{why.Code}", now, DeliveryFailure.Body(id, why)));
    }

    /// <summary>Its own id is surer than the name that we gave it, which its copies share.</summary>
    private DeliveryId? Which(DeliveryNews news)
    {
        if (news.MessageId is { } messageId && ours.Bind(1, messageId).Next())
        {
            var found = new DeliveryId(new ConversationId(ours.Text(0)), ours.Number(1), (int)ours.Number(2));
            ours.Done();
            return found;
        }

        return news.Id is { } named && StateOf(named) is not null ? named : null;
    }

    private DeliveryProgress? StateOf(DeliveryId id)
    {
        DeliveryProgress? found = At(look, id).Next() ? (DeliveryProgress)look.Number(0) : null;
        look.Done();
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
}
