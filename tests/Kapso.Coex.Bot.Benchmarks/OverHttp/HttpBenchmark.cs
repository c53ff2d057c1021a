using System.Diagnostics;
using Kapso.Coex.Bot.Benchmarks.Storage;
using Kapso.Coex.Bot.Benchmarks.Walks;
using Kapso.Coex.Bot.Conversations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.Coex.Bot.Benchmarks.OverHttp;

/// <summary>How many posts a second a host of its own acknowledges, with the load on the same cores, and that each of them got its turn.</summary>
internal static class HttpBenchmark
{
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            using var host = HostProcess.Start(folder);
            var lines = await Task.WhenAll(Enumerable.Range(0, Turns.Callers).Select(_ => host.Connect()));
            var talks = await Open(lines);
            var customers = new Customers(Knowledge(), Turns.Callers);
            var posted = 0L;
            Console.WriteLine($"{talks.Length:N0} conversations opened: the host has {host.ResidentMegabytes} MiB resident");
            await Load.Run(Turns.Callers, TimeSpan.FromSeconds(2), Tap);
            for (var round = 1; round <= options.Rounds; round++)
            {
                var before = host.Cpu;
                var measured = await Load.Run(Turns.Callers, options.RoundLength, Tap);
                Console.WriteLine($"round {round}  posts over HTTP           {measured}; the host's cpu {(host.Cpu - before).TotalMicroseconds / Math.Max(1, measured.Count):N0} us a post");
            }

            var lost = await Drain(folder, posted);
            Console.WriteLine($"{posted:N0} posts acknowledged, {lost} lost or without a turn; the host has {host.ResidentMegabytes} MiB resident");
            return lost == 0 ? 0 : 1;

            async Task Tap(int caller)
            {
                var (customer, _, _, tap) = customers.Next(caller);
                await talks[customer].Tap(lines[caller], tap.Tap, tap.Title);
                Interlocked.Increment(ref posted);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What staff wrote, without starting anything.</summary>
    private static Engine.Conversations.Knowledge Knowledge() => BotHost.Build().Services.GetRequiredService<KnowledgeBase>().Now;

    private static async Task<Talk[]> Open(Line[] lines)
    {
        var talks = new Talk[Customers.All];
        await Task.WhenAll(lines.Select(async (line, caller) =>
        {
            for (var customer = caller; customer < talks.Length; customer += lines.Length)
            {
                talks[customer] = await Talk.OpenBySecret(line, customer);
            }
        }));
        return talks;
    }

    /// <summary>Waits until nobody waits for an answer; then how many posts are missing.</summary>
    private static async Task<long> Drain(string folder, long acknowledged)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "coex.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        var watch = Stopwatch.StartNew();
        await Patience.Until(() => Task.FromResult(Count("SELECT count(*) FROM conversations WHERE heard > handled") == 0), TimeSpan.FromMilliseconds(50), LongestDrain);

        Console.WriteLine(FormattableString.Invariant($"every turn taken {watch.Elapsed.TotalSeconds:N2} s after the last post"));
        return acknowledged - Count(
            "SELECT count(*) FROM messages JOIN conversations ON conversations.id = conversation WHERE author = 0 AND sequence <= handled");

        long Count(string sql)
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
    }
}
