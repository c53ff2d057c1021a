using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>The turns that are on their way to WhatsApp, each with all that the bot said in it.</summary>
internal sealed class PostalWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement post = new(connection,
        "INSERT INTO postings (conversation, sequence, through, state, due_at, part, attempts) VALUES (?1, ?2, ?3, 0, ?4, 0, 0)");

    // A status may have been faster than the answer to the send, and have taken the message back.
    private readonly Statement advance = new(connection,
        """
        UPDATE postings SET part = ?3, state = ?4, attempts = 0, last_error = NULL WHERE conversation = ?1 AND sequence = ?2 AND part <= ?3
            AND EXISTS (SELECT 1 FROM deliveries AS sent WHERE sent.conversation = ?1 AND sent.sequence = ?2 AND sent.part = ?3 - 1)
        """);

    private readonly Statement end = new(connection, "UPDATE postings SET state = 2, last_error = NULL WHERE conversation = ?1 AND sequence = ?2");

    private readonly Statement putOff = new(connection,
        "UPDATE postings SET state = ?3, due_at = ?4, attempts = attempts + ?5, last_error = ?6 WHERE conversation = ?1 AND sequence = ?2 AND state <> 2");

    private readonly Statement hurry = new(connection, "UPDATE postings SET due_at = ?3 WHERE conversation = ?1 AND sequence = ?2 AND state = 0 AND due_at > ?3");

    private readonly Statement reopen = new(connection, "UPDATE postings SET state = 0, due_at = ?2 WHERE conversation = ?1 AND state = 1");

    private readonly Statement takeBack = new(connection,
        "UPDATE postings SET state = ?4, due_at = ?5, part = min(part, ?3) WHERE conversation = ?1 AND sequence = ?2");

    private readonly Statement hush = new(connection, "UPDATE people SET hushed = ?2 WHERE conversation = ?1");

    private readonly Statement hushed = new(connection, "SELECT hushed FROM people WHERE conversation = ?1");

    /// <summary>A turn's replies are to go out.</summary>
    public void Post(ConversationId conversation, long first, long through, DateTimeOffset at) =>
        post.Bind(1, conversation.Value).Bind(2, first).Bind(3, through).Bind(4, at).Run();

    /// <summary>A person took over: what the bot said up to here and was not sent yet stays unsent.</summary>
    public void Hush(ConversationId conversation, long through) => hush.Bind(1, conversation.Value).Bind(2, through).Run();

    /// <summary>Up to where what the bot said stays unsent.</summary>
    public long Hushed(ConversationId conversation)
    {
        var through = hushed.Bind(1, conversation.Value).Next() ? hushed.Number(0) : 0;
        hushed.Done();
        return through;
    }

    /// <summary>The customer wrote, so what was held may go. How many turns that is.</summary>
    public int Reopen(ConversationId conversation, DateTimeOffset at) => reopen.Bind(1, conversation.Value).Bind(2, at).Run();

    /// <summary>Nothing of it is to be sent.</summary>
    public bool End(ConversationId conversation, long sequence) => end.Bind(1, conversation.Value).Bind(2, sequence).Run() == 1;

    /// <summary>How far a turn's messages got; settled when all of them left. False when the last of them was taken back.</summary>
    public bool Advance(ConversationId conversation, long sequence, int part, bool settled) =>
        advance.Bind(1, conversation.Value).Bind(2, sequence).Bind(3, part).Bind(4, (long)(settled ? PostingState.Settled : PostingState.Waiting)).Run() == 1;

    public bool PutOff(ConversationId conversation, long sequence, PostingState into, DateTimeOffset until, bool failed, string? why)
    {
        putOff.Bind(1, conversation.Value).Bind(2, sequence).Bind(3, (long)into).Bind(4, until).Bind(5, failed ? 1 : 0).Bind(6, why);
        return putOff.Run() == 1;
    }

    /// <summary>What waits for the doubt to pass need not any more.</summary>
    public void Hurry(DeliveryId id, DateTimeOffset at) => hurry.Bind(1, id.Conversation.Value).Bind(2, id.Sequence).Bind(3, at).Run();

    /// <summary>A message that had left goes again from this part on: held until the customer writes, or at once.</summary>
    public void TakeBack(DeliveryId id, PostingState into, DateTimeOffset at) =>
        takeBack.Bind(1, id.Conversation.Value).Bind(2, id.Sequence).Bind(3, id.Part).Bind(4, (long)into).Bind(5, at).Run();

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[post, advance, end, putOff, hurry, reopen, takeBack, hush, hushed])
        {
            statement.Dispose();
        }
    }
}
