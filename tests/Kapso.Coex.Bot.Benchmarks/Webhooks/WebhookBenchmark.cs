using System.Diagnostics;
using Kapso.Coex.Bot.Benchmarks.InProcess;
using Kapso.Coex.Bot.Benchmarks.OverHttp;
using Kapso.Coex.Bot.Benchmarks.Storage;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>How many of Meta's signed webhooks a second a host of its own accepts durably, with the load on the same cores, and that none is lost.</summary>
internal static class WebhookBenchmark
{
    private const int BatchSize = 1000;

    // Meta opens as many connections as it likes: what waits for one of these counts as waiting for us.
    private const int SteadyCallers = 256;

    public static async Task<int> Run(Options options)
    {
        Console.WriteLine(Machine.Describe());
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            using var host = new OurHost(folder);
            var lines = await host.Connect(Turns.Callers);
            await Load.Run(Turns.Callers, TimeSpan.FromSeconds(5), caller => host.Post(lines[caller]));
            await host.Drain();
            if (options.BesideBotFramework)
            {
                await Beside.Run(host, lines, folder, options);
            }
            else
            {
                await Rounds(host, lines, options);
            }

            await Steadily(host, options);
            await Batches(host, lines[0]);
            return await Conclude(host);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Rounds(OurHost host, Line[] lines, Options options)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            var before = host.Cpu;
            var measured = await Load.Run(Turns.Callers, options.RoundLength, caller => host.Post(lines[caller]));
            Console.WriteLine(FormattableString.Invariant(
                $"round {round}  webhooks accepted         {measured}   longest {measured.Longest:N0} ms; the host's cpu {(host.Cpu - before).TotalMicroseconds / Math.Max(1, measured.Count):N0} us each"));
        }
    }

    /// <summary>What the aim says: so many a second, come what may, counted from when each was due.</summary>
    private static async Task Steadily(OurHost host, Options options)
    {
        await host.Drain();
        var lines = await host.Connect(SteadyCallers);
        var latencies = await OpenLoop.Run(options.Rate, options.Steadily, lines.Length, caller => host.Post(lines[caller]));
        Console.WriteLine(FormattableString.Invariant(
            $"{options.Rate:N0} a second for {options.Steadily.TotalSeconds:N0} s, open loop: {latencies.Length:N0} accepted   p50 {Load.At(latencies, 0.5):N1} ms   p99 {Load.At(latencies, 0.99):N1} ms   longest {Load.At(latencies, 1):N0} ms   over 1 s: {latencies.Count(latency => latency > 1000)}"));
    }

    private static async Task Batches(OurHost host, Line line)
    {
        for (var batch = 1; batch <= 3; batch++)
        {
            var watch = Stopwatch.StartNew();
            await host.PostBatch(line, BatchSize);
            Console.WriteLine(FormattableString.Invariant($"a batch of {BatchSize:N0} messages answered in {watch.ElapsedMilliseconds:N0} ms"));
        }
    }

    private static async Task<int> Conclude(OurHost host)
    {
        var drained = await host.Drain();
        var lost = host.Accepted - await host.Heard();
        Console.WriteLine(FormattableString.Invariant(
            $"{host.Accepted:N0} messages accepted, {lost} lost or without a turn; every turn taken {drained.TotalSeconds:N1} s later; {host.Sent:N0} messages and receipts sent; the host has {host.ResidentMegabytes} MiB resident"));
        return lost == 0 ? 0 : 1;
    }
}
