using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>A person answers from our number, and the bot is silent from that moment on, whatever it was about to say.</summary>
internal sealed class TakeoverWrites(
    SqliteConnection connection, ConversationWrites conversations, OutboxWrites outbox, PostalWrites post, DeliveryWrites deliveries) : IDisposable
{
    /// <summary>Until the conversation has taken the turn in which it steps back, nothing leaves.</summary>
    private const long Everything = long.MaxValue;

    /// <summary>What is under way may be what was spoken, but not for ever: a send has its answer, or counts as lost, well within these tries.</summary>
    private const int MostDoubts = 10;

    private readonly Statement take = new(connection, "UPDATE escalations SET state = 'taken' WHERE conversation = ?1 AND state = 'open'");

    private readonly Statement isOpen = new(connection, "SELECT 1 FROM outbox WHERE id = ?1 AND settled_at IS NULL");

    /// <summary>Finds out who spoke. What is not ours, or not yet known to be, is kept as work.</summary>
    public Overheard Overhear(OutboxRow work, SpokenWork said, DateTimeOffset now)
    {
        if (!said.ByPhone && deliveries.IsOurs(work.Conversation, said.MessageId, DeliveryId.Read(said.OurId), said.Digest, now))
        {
            outbox.Settle(work.Id, now);
            return Overheard.Ourselves;
        }

        if (!outbox.Add(work) && !IsOpen(work.Id))
        {
            return Overheard.Known;
        }

        if (!said.ByPhone && work.Attempts < MostDoubts && deliveries.IsUnderWay(work.Conversation))
        {
            return Overheard.PerhapsOurselves;
        }

        post.Hush(work.Conversation, Everything);
        return Overheard.APerson;
    }

    public bool TakeCase(ConversationId conversation, string workId, DateTimeOffset now)
    {
        take.Bind(1, conversation.Value).Run();
        post.Hush(conversation, conversations.EndOf(conversation).Sequence);
        return outbox.Settle(workId, now);
    }

    public void Dispose()
    {
        take.Dispose();
        isOpen.Dispose();
    }

    private bool IsOpen(string workId)
    {
        var found = isOpen.Bind(1, workId).Next();
        isOpen.Done();
        return found;
    }
}
