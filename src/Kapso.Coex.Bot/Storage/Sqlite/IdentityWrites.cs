using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Keeps who a conversation's customer is, where their own site has signed for them.</summary>
internal sealed class IdentityWrites(SqliteConnection connection, PeopleWrites people) : IDisposable
{
    private readonly Statement owner = new(connection, "SELECT subject, user FROM identities WHERE conversation = ?1");

    private readonly Statement keep = new(connection,
        """
        INSERT INTO identities (conversation, user, subject, name, email, locale, project, numbers, phone_number_ids, waba_ids, seen_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (conversation) DO UPDATE SET name = ?4, email = ?5, locale = ?6, project = ?7, numbers = ?8, phone_number_ids = ?9, waba_ids = ?10, seen_at = ?11
        """);

    public Seat Recognise(Identity person, Seat offered, ConversationId? ended, Seat spare, DateTimeOffset now)
    {
        var had = people.Find([person.Address]) is { } last && last != ended ? Owner(last) : null;
        var seat = had is { } own
            ? own.Seat
            : Owner(offered.Conversation) is { } other && other.Subject != person.Subject ? spare : offered;
        people.Name([person.Address], seat.Conversation);
        keep.Bind(1, seat.Conversation.Value).Bind(2, seat.User).Bind(3, person.Subject).Bind(4, person.Name).Bind(5, person.Email);
        keep.Bind(6, person.Locale).Bind(7, person.Project).Bind(8, string.Join(' ', person.Numbers));
        keep.Bind(9, string.Join(' ', person.PhoneNumberIds)).Bind(10, string.Join(' ', person.WabaIds)).Bind(11, now).Run();
        return seat;
    }

    public void Dispose()
    {
        owner.Dispose();
        keep.Dispose();
    }

    private (string Subject, Seat Seat)? Owner(ConversationId conversation)
    {
        (string, Seat)? found = owner.Bind(1, conversation.Value).Next() ? (owner.Text(0), new Seat(conversation, owner.Text(1))) : null;
        owner.Done();
        return found;
    }
}
