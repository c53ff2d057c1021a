using System.Diagnostics;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Benchmarks.Storage;
using Kapso.Coex.Bot.Benchmarks.Walks;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>How many of Meta's signed webhooks a second a host of its own accepts durably, with the load on the same cores, and that none is lost.</summary>
internal static class WebhookBenchmark
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(3);

    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            using var sink = new Sink();
            using var host = HostProcess.Start(folder, new Dictionary<string, string>
            {
                ["WhatsApp__Enabled"] = "true",
                ["WhatsApp__PhoneNumberId"] = Envelope.Number,
                ["WhatsApp__AccessToken"] = "the-benchmarks-token",
                ["WhatsApp__AppSecret"] = Envelope.AppSecret,
                ["WhatsApp__VerifyToken"] = "the-benchmarks-word",
                ["WhatsApp__GraphBaseUrl"] = sink.Address.ToString(),
            });
            var lines = await Task.WhenAll(Enumerable.Range(0, Turns.Callers).Select(_ => host.Connect()));
            var posted = 0L;
            await Load.Run(Turns.Callers, TimeSpan.FromSeconds(5), Post);
            for (var round = 1; round <= options.Rounds; round++)
            {
                var before = host.Cpu;
                var measured = await Load.Run(Turns.Callers, options.RoundLength, Post);
                Console.WriteLine(FormattableString.Invariant(
                    $"round {round}  webhooks accepted         {measured}   longest {measured.Longest:N0} ms; the host's cpu {(host.Cpu - before).TotalMicroseconds / Math.Max(1, measured.Count):N0} us each"));
            }

            await Batches(lines[0]);
            var (lost, drained) = Drain(folder, posted + (3 * BatchSize));
            Console.WriteLine(FormattableString.Invariant(
                $"{posted:N0} webhooks and three batches accepted, {lost} lost or without a turn; every turn taken {drained.TotalSeconds:N1} s later; {sink.Taken:N0} messages and receipts sent; the host has {host.ResidentMegabytes} MiB resident"));
            return lost == 0 ? 0 : 1;

            Task Post(int caller)
            {
                var number = Interlocked.Increment(ref posted);
                return Send(lines[caller], Envelope.One((int)(number % Customers.All), number));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Batches(Line line)
    {
        for (var batch = 1; batch <= 3; batch++)
        {
            var envelope = Envelope.Batch(BatchSize, batch * 1_000_000_000L);
            var watch = Stopwatch.StartNew();
            await Send(line, envelope);
            Console.WriteLine(FormattableString.Invariant($"a batch of {BatchSize:N0} messages answered in {watch.ElapsedMilliseconds:N0} ms"));
        }
    }

    private static Task<string> Send(Line line, Envelope envelope) =>
        line.Ask("POST", "/webhooks/whatsapp", $"X-Hub-Signature-256: {envelope.Signature}", envelope.Body);

    /// <summary>Waits until nobody waits for an answer; then how many messages are missing.</summary>
    private static (long Lost, TimeSpan After) Drain(string folder, long accepted)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "coex.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        var watch = Stopwatch.StartNew();
        while (Count("SELECT count(*) FROM conversations WHERE heard > handled") > 0 && watch.Elapsed < LongestDrain)
        {
            Thread.Sleep(100);
        }

        return (accepted - Count("SELECT count(*) FROM messages JOIN conversations ON conversations.id = conversation WHERE author = 0 AND sequence <= handled"), watch.Elapsed);

        long Count(string sql)
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            return (long)command.ExecuteScalar()!;
        }
    }
}
