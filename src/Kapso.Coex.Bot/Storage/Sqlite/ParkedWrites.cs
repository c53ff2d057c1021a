using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Statuses of messages that we do not know, or not yet: one may come before the answer to its send.</summary>
internal sealed class ParkedWrites(SqliteConnection connection) : IDisposable
{
    private readonly Statement park = new(connection,
        """
        INSERT INTO parked_statuses (message_id, state, at, error_code, error) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (message_id) DO UPDATE SET at = ?3, error_code = ?4, error = ?5, state = ?2 WHERE ?2 > state
        """);

    private readonly Statement unpark = new(connection, "DELETE FROM parked_statuses WHERE message_id = ?1 RETURNING state, at, error_code, error");

    private readonly Statement forget = new(connection, "DELETE FROM parked_statuses WHERE at < ?1");

    public void Park(DeliveryNews news)
    {
        park.Bind(1, news.MessageId).Bind(2, (long)news.State).Bind(3, news.At);
        Bind(park, 4, news.Error).Run();
    }

    public DeliveryNews? Unpark(string messageId)
    {
        if (!unpark.Bind(1, messageId).Next())
        {
            return null;
        }

        var error = unpark.IsNull(2) ? null : new DeliveryError((int)unpark.Number(2), unpark.TextOrNull(3) ?? "");
        var told = new DeliveryNews(null, messageId, (DeliveryProgress)unpark.Number(0), unpark.Time(1), error);
        while (unpark.Next())
        {
        }

        return told;
    }

    public int Forget(DateTimeOffset before) => forget.Bind(1, before).Run();

    public void Dispose()
    {
        foreach (var statement in (Span<Statement>)[park, unpark, forget])
        {
            statement.Dispose();
        }
    }

    internal static Statement Bind(Statement statement, int place, DeliveryError? error) => error is null
        ? statement.Bind(place, (string?)null).Bind(place + 1, (string?)null)
        : statement.Bind(place, error.Code).Bind(place + 1, error.Detail);
}
