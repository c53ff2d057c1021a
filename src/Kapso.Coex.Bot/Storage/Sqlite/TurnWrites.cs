using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Keeps what a turn leaves behind, if it is still the turn that may be taken.</summary>
internal sealed class TurnWrites(SqliteConnection connection, ConversationWrites conversations, OutboxWrites outbox, PostalWrites post) : IDisposable
{
    // The fence. Everything else hangs on this row having been there.
    private readonly Statement fence = new(connection,
        """
        UPDATE conversations SET version = ?2, handled = max(handled, ?3), owner = ?4, last_sequence = last_sequence + ?5
        WHERE id = ?1 AND version = ?2 - 1 AND owner = ?6
        """);

    private readonly Statement turn = new(connection, "INSERT INTO turns (conversation, version, at, events) VALUES (?1, ?2, ?3, ?4)");

    private readonly Statement reply = new(connection,
        "INSERT INTO messages (conversation, sequence, author, at, key, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private readonly Statement open = new(connection,
        """
        INSERT INTO escalations (id, conversation, channel, language, reason, playbook, opened_at, state, brief)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING
        """);

    // What is added to a case leaves it in the hands that it is in.
    private readonly Statement change = new(connection,
        """
        UPDATE escalations SET brief = ?2, state = CASE ?3 WHEN 'open' THEN state ELSE ?3 END WHERE id = ?1
        """);

    public Kept Keep(TurnToKeep kept)
    {
        fence.Bind(1, kept.Conversation.Value).Bind(2, kept.Version).Bind(3, kept.Handled).Bind(4, (long)kept.Owner);
        if (fence.Bind(5, kept.Replies.Count).Bind(6, (long)kept.Expected).Run() == 0)
        {
            return Kept.TooLate;
        }

        var firstReply = conversations.LastSequence(kept.Conversation) - kept.Replies.Count + 1;
        turn.Bind(1, kept.Conversation.Value).Bind(2, kept.Version).Bind(3, kept.At).Bind(4, kept.Events).Run();
        Say(kept, firstReply);
        Carry(kept, firstReply);
        Arrange(kept);
        Escalate(kept);
        return new Kept.Stored(firstReply, kept.Replies.Count);
    }

    public void Dispose()
    {
        fence.Dispose();
        turn.Dispose();
        reply.Dispose();
        open.Dispose();
        change.Dispose();
    }

    private void Say(TurnToKeep kept, long firstReply)
    {
        for (var place = 0; place < kept.Replies.Count; place++)
        {
            var said = kept.Replies[place];
            reply.Bind(1, kept.Conversation.Value).Bind(2, firstReply + place).Bind(3, (long)said.Author);
            reply.Bind(4, said.At).Bind(5, said.Key).Bind(6, said.Body).Run();
        }
    }

    private void Carry(TurnToKeep kept, long firstReply)
    {
        if (kept.Hush)
        {
            post.Hush(kept.Conversation, firstReply - 1);
        }

        if (kept.Post && kept.Replies.Count > 0)
        {
            post.Post(kept.Conversation, firstReply, firstReply + kept.Replies.Count - 1, kept.At);
        }
    }

    private void Arrange(TurnToKeep kept)
    {
        for (var place = 0; place < kept.Outbox.Count; place++)
        {
            outbox.Add(kept.Outbox[place]);
        }

        for (var place = 0; place < kept.Settled.Count; place++)
        {
            outbox.Settle(kept.Settled[place], kept.At);
        }
    }

    private void Escalate(TurnToKeep kept)
    {
        if (kept.Escalation is { } opened)
        {
            open.Bind(1, opened.Id).Bind(2, opened.Conversation.Value).Bind(3, opened.Channel).Bind(4, opened.Language);
            open.Bind(5, opened.Reason).Bind(6, opened.Playbook).Bind(7, opened.OpenedAt);
            open.Bind(8, opened.Taken ? "taken" : "open").Bind(9, opened.Brief).Run();
        }

        if (kept.Changed is { } changed)
        {
            change.Bind(1, changed.Id).Bind(2, changed.Brief).Bind(3, changed.State).Run();
        }
    }
}
