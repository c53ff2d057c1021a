using Kapso.Coex.Bot.Engine.Conversations;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Reads all turns of all conversations in the order in which they were taken: for whoever counts.</summary>
internal sealed class LedgerReads(SqliteConnection connection) : IDisposable
{
    private readonly Statement after = new(connection,
        """
        SELECT turns.number, turns.conversation, conversations.channel, turns.at, turns.events
        FROM turns JOIN conversations ON conversations.id = turns.conversation WHERE turns.number > ?1 ORDER BY turns.number LIMIT ?2
        """);

    private readonly Statement last = new(connection, "SELECT max(number) FROM turns");

    public IReadOnlyList<TakenTurn> After(long number, int limit)
    {
        var found = new List<TakenTurn>();
        after.Bind(1, number).Bind(2, limit);
        while (after.Next())
        {
            found.Add(new TakenTurn(after.Number(0), new ConversationId(after.Text(1)), after.Text(2), after.Time(3), after.Text(4)));
        }

        return found;
    }

    /// <summary>The number of the last turn; 0 while there is none.</summary>
    public long Last()
    {
        var number = last.Next() ? last.Number(0) : 0;
        last.Done();
        return number;
    }

    public void Dispose()
    {
        after.Dispose();
        last.Dispose();
    }
}

/// <summary>A turn as it was kept.</summary>
/// <param name="Number">Its place among the turns of all conversations.</param>
/// <param name="Events">What happened, as JSON.</param>
internal sealed record TakenTurn(long Number, ConversationId Conversation, string Channel, DateTimeOffset At, string Events);
