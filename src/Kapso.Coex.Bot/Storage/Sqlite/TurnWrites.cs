using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Keeps what a turn leaves behind, if it is still the turn that may be taken.</summary>
internal sealed class TurnWrites(SqliteConnection connection, ConversationWrites conversations, OutboxWrites outbox, PostalWrites post, CaseWrites cases, Func<AuditWrites> audit)
    : IDisposable
{
    private readonly Statement turn = new(connection, "INSERT INTO turns (before, conversation, version, at, events) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly Statement reply = new(connection,
        "INSERT INTO messages (before, conversation, sequence, author, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private readonly Statement advance = new(connection,
        """
        UPDATE conversations SET version = ?2, handled = max(handled, ?3), owner = ?4, last_sequence = ?5, last_message = ?6, last_turn = ?7 WHERE id = ?1
        """);

    private readonly Statement open = new(connection,
        """
        INSERT INTO escalations (id, conversation, channel, language, reason, playbook, opened_at, state, brief)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING
        """);

    private readonly Statement change = new(connection,
        """
        UPDATE escalations SET brief = ?2, state = coalesce(?3, state) WHERE id = ?1
        """);

    public Kept Keep(TurnToKeep kept)
    {
        // The fence. Nobody moves the end before we do: a batch begins with the database's only lock for writing.
        var end = conversations.EndOf(kept.Conversation);
        if (end.Version != kept.Version - 1 || end.Owner != kept.Expected)
        {
            return Kept.TooLate;
        }

        if (kept.Act is { } act && !IsNew(act, kept))
        {
            return new Kept.Repeated();
        }

        var id = kept.Conversation.Value;
        var lastTurn = turn.Bind(1, end.Turn).Bind(2, id).Bind(3, kept.Version).Bind(4, kept.At).Bind(5, kept.Events).Add();
        var lastMessage = Say(kept, end);
        advance.Bind(1, id).Bind(2, kept.Version).Bind(3, kept.Handled).Bind(4, (long)kept.Owner);
        advance.Bind(5, end.Sequence + kept.Replies.Count).Bind(6, lastMessage).Bind(7, lastTurn).Run();
        Carry(kept, end.Sequence + 1);
        Arrange(kept);
        Escalate(kept);
        return new Kept.Stored(end.Sequence + 1, kept.Replies.Count);
    }

    public void Dispose()
    {
        turn.Dispose();
        reply.Dispose();
        advance.Dispose();
        open.Dispose();
        change.Dispose();
    }

    // What was done and that the audit tells of it are kept together: neither is there without the other.
    private bool IsNew(StoredAct act, TurnToKeep kept)
    {
        if (!outbox.Add(new OutboxRow(act.Id, kept.Conversation, OutboxKind.Act, kept.At, "")) || !outbox.Settle(act.Id, kept.At))
        {
            return false;
        }

        audit().Add(act.Told);
        return true;
    }

    /// <summary>Tells the number of the last message that there is then.</summary>
    private long Say(TurnToKeep kept, ThreadEnd end)
    {
        var last = end.Message;
        for (var place = 0; place < kept.Replies.Count; place++)
        {
            var said = kept.Replies[place];
            reply.Bind(1, last).Bind(2, kept.Conversation.Value).Bind(3, end.Sequence + 1 + place);
            last = reply.Bind(4, (long)said.Author).Bind(5, said.At).Bind(6, said.Body).Add();
        }

        return last;
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

        foreach (var changed in kept.Changed)
        {
            change.Bind(1, changed.Id).Bind(2, changed.Brief).Bind(3, changed.State).Run();
        }

        foreach (var atDesk in kept.Cases)
        {
            cases.Change(atDesk, kept.At);
        }
    }
}
