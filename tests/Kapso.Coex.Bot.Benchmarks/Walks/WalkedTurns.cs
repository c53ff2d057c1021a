using System.Text.Json;
using Kapso.Coex.Bot.Benchmarks.Storage;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Benchmarks.Walks;

/// <summary>The rows that the customers' walks leave behind, for whoever only has to write them.</summary>
internal sealed class WalkedTurns(Customers customers) : ITurns
{
    private readonly long[] versions = new long[Customers.All];
    private readonly long[] last = new long[Customers.All];

    public (NewMessage Heard, TurnToKeep Turn) Next(int caller)
    {
        var (customer, _, _, tap) = customers.Next(caller);
        var name = Storage.Turns.Name(customer);
        var at = TimeProvider.System.GetUtcNow();
        var version = ++versions[customer];
        var place = last[customer] + 1;
        last[customer] = place + tap.Replies.Count;
        var body = JsonSerializer.Serialize(new MessageBody { Text = tap.Title, Tap = tap.Tap, Locale = "en" }, MessageJson.Default.MessageBody);
        var turn = new TurnToKeep(name, version, place, Owner.Bot, Owner.Bot, at, tap.Events)
        {
            Replies = [.. tap.Replies.Select(reply => new NewMessage(name, Author.Bot, null, at, reply))],
        };
        return (new NewMessage(name, Author.Customer, $"{name}/{version}", at, body), turn);
    }
}
