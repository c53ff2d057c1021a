using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads who a conversation's customer is, where their own site has signed for them.</summary>
internal sealed class IdentityReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement find = new(connection,
        "SELECT subject, name, email, locale, project, numbers, phone_number_ids, waba_ids FROM identities WHERE conversation = ?1");

    private readonly Statement seat = new(connection,
        "SELECT conversation, user FROM addresses JOIN identities USING (conversation) WHERE address = ?1 AND subject = ?2");

    public Identity? Find(ConversationId conversation)
    {
        var found = find.Bind(1, conversation.Value).Next()
            ? new Identity(find.Text(0), find.TextOrNull(1), find.TextOrNull(2), find.TextOrNull(3), find.TextOrNull(4), List(5), List(6), List(7))
            : null;
        find.Done();
        return found;
    }

    public Seat? SeatOf(Identity person)
    {
        var found = seat.Bind(1, person.Address).Bind(2, person.Subject).Next() ? new Seat(new ConversationId(seat.Text(0)), seat.Text(1)) : null;
        seat.Done();
        return found;
    }

    public void Dispose()
    {
        find.Dispose();
        seat.Dispose();
    }

    private string[] List(int column) => find.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
