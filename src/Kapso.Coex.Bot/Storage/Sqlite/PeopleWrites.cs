using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Finds the conversation of somebody on WhatsApp, or begins one, in the transaction that stores what they said.</summary>
internal sealed class PeopleWrites(SqliteConnection connection, ConversationWrites conversations, OutboxWrites outbox, PostalWrites post) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT conversation FROM addresses WHERE address = ?1");

    private readonly Statement name = new(connection,
        "INSERT INTO addresses (address, conversation) VALUES (?1, ?2) ON CONFLICT (address) DO UPDATE SET conversation = ?2");

    // What is not told this time stays known: a phone is missing whenever Meta sees fit.
    private readonly Statement meet = new(connection,
        """
        INSERT INTO people (conversation, channel, number, user_id, phone, name, heard_at, hushed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)
        ON CONFLICT (conversation) DO UPDATE SET channel = ?2, number = ?3, user_id = coalesce(?4, user_id), phone = coalesce(?5, phone),
            name = coalesce(?6, name), heard_at = max(heard_at, ?7)
        """);

    private readonly Statement otherOwner = new(connection, "SELECT 1 FROM people WHERE conversation = ?1 AND user_id <> ?2");

    // With another number comes another scoped id: what is not told of the two is not known any more.
    private readonly Statement move = new(connection, "UPDATE people SET user_id = ?2, phone = ?3 WHERE conversation = ?1");

    private readonly Statement phoneOf = new(connection, "SELECT number, phone FROM people WHERE conversation = ?1 AND phone IS NOT NULL");

    private readonly Statement forget = new(connection, "DELETE FROM addresses WHERE address = ?1 AND conversation = ?2");

    private readonly Statement losePhone = new(connection, "UPDATE people SET phone = NULL WHERE conversation = ?1");

    private readonly Statement heard = new(connection, "SELECT 1 FROM messages WHERE key = ?1");

    private readonly Statement invite = new(connection,
        "INSERT INTO invitations (code, conversation, expires_at) VALUES (?1, ?2, ?3) ON CONFLICT (code) DO NOTHING");

    private readonly Statement accept = new(connection, "DELETE FROM invitations WHERE code = ?1 AND expires_at > ?2 RETURNING conversation");

    /// <summary>Stores a message, or the work that comes before it can be heard. A second copy is told from the first by its key.</summary>
    public Arrived Arrive(Arrival arrival)
    {
        var found = Find(arrival.Addresses);
        var isSomebodyElses = found is { } others && IsSomebodyElses(others, arrival);
        var known = isSomebodyElses ? null : found;
        var conversation = known ?? arrival.IfNew;
        if (WasHeard(arrival.Key))
        {
            return new Arrived(conversation, 0, Repeated: true, Reopened: false);
        }

        if (isSomebodyElses)
        {
            // Nor does what is still to be said to whoever had it go there.
            losePhone.Bind(1, found!.Value.Value).Run();
        }

        if (known is null)
        {
            conversations.Start(conversation, arrival.Channel, arrival.Addresses[0], arrival.Now);
        }

        Meet(conversation, arrival);
        var reopened = post.Reopen(conversation, arrival.Now) > 0;
        if (arrival.Work is { } work)
        {
            var isNew = outbox.Add(new OutboxRow(arrival.Key, conversation, OutboxKind.FetchFile, arrival.Now, work));
            return new Arrived(conversation, 0, !isNew, reopened);
        }

        var receipt = conversations.Receive(new NewMessage(conversation, Author.Customer, arrival.Key, arrival.Now, arrival.Body!));
        return new Arrived(conversation, receipt.Sequence, receipt.Repeated, reopened);
    }

    /// <summary>
    /// Somebody has another phone or scoped id from now on, and keeps the conversation; the phone that they had leads nobody into it any more.
    /// False for a stranger, and for news that is known.
    /// </summary>
    public bool Move(Relocation moved)
    {
        if (Find(moved.Before) is not { } conversation || !IsNew(moved, conversation))
        {
            return false;
        }

        foreach (var phone in moved.Before.Where(Addresses.IsPhone).Concat(PhoneOf(conversation)).Except(moved.After).ToList())
        {
            forget.Bind(1, phone).Bind(2, conversation.Value).Run();
        }

        Name(moved.After, conversation);
        move.Bind(1, conversation.Value).Bind(2, moved.Now.UserId).Bind(3, moved.Now.Phone).Run();
        post.Reopen(conversation, moved.At);
        return true;
    }

    public ConversationId? Find(IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (find.Bind(1, address).Next())
            {
                var found = new ConversationId(find.Text(0));
                find.Done();
                return found;
            }
        }

        return null;
    }

    /// <summary>From now on these addresses lead to that conversation.</summary>
    public void Name(IReadOnlyList<string> addresses, ConversationId conversation)
    {
        foreach (var address in addresses)
        {
            name.Bind(1, address).Bind(2, conversation.Value).Run();
        }
    }

    public bool Invite(string code, ConversationId conversation, DateTimeOffset until) =>
        invite.Bind(1, code).Bind(2, conversation.Value).Bind(3, until).Run() == 1;

    /// <summary>From now on this person's words belong to the conversation that the code stands for. Null for a code that is used, over or wrong.</summary>
    public ConversationId? Accept(string code, IReadOnlyList<string> addresses, DateTimeOffset now)
    {
        if (!accept.Bind(1, code).Bind(2, now).Next())
        {
            return null;
        }

        var conversation = new ConversationId(accept.Text(0));
        while (accept.Next())
        {
        }

        Name(addresses, conversation);
        return conversation;
    }

    public void Dispose()
    {
        find.Dispose();
        name.Dispose();
        meet.Dispose();
        otherOwner.Dispose();
        move.Dispose();
        phoneOf.Dispose();
        forget.Dispose();
        losePhone.Dispose();
        heard.Dispose();
        invite.Dispose();
        accept.Dispose();
    }

    /// <summary>Numbers are given to new owners. Who has this phone, and another scoped id than whoever had it, does not get to read their conversation.</summary>
    private bool IsSomebodyElses(ConversationId found, Arrival arrival)
    {
        if (arrival.From.UserId is not { } user || Find([arrival.Addresses[0]]) is not null)
        {
            return false;
        }

        var isOther = otherOwner.Bind(1, found.Value).Bind(2, user).Next();
        otherOwner.Done();
        return isOther;
    }

    /// <summary>By the time that a second copy comes, the phone may have a new owner: kept as work that is done, it moves nobody else.</summary>
    private bool IsNew(Relocation moved, ConversationId conversation) =>
        outbox.Add(new OutboxRow(moved.Id, conversation, OutboxKind.Moved, moved.At, "")) && outbox.Settle(moved.Id, moved.At);

    /// <summary>The address of the phone by which we know them, if we do.</summary>
    private string[] PhoneOf(ConversationId conversation)
    {
        string[] known = phoneOf.Bind(1, conversation.Value).Next() ? [.. Addresses.Of(phoneOf.Text(0), new Person(null, phoneOf.Text(1), null))] : [];
        phoneOf.Done();
        return known;
    }

    private bool WasHeard(string key)
    {
        var was = heard.Bind(1, key).Next();
        heard.Done();
        return was;
    }

    private void Meet(ConversationId conversation, Arrival arrival)
    {
        Name(arrival.Addresses, conversation);
        var from = arrival.From;
        meet.Bind(1, conversation.Value).Bind(2, arrival.Channel).Bind(3, arrival.Number).Bind(4, from.UserId).Bind(5, from.Phone).Bind(6, from.Name);
        meet.Bind(7, arrival.At < arrival.Now ? arrival.At : arrival.Now).Run();
    }
}
