using System.Diagnostics;

namespace Kapso.Coex.Bot.Benchmarks.OverHttp;

/// <summary>From starting the host until a visitor has read the reply to a first tap.</summary>
internal static class StartBenchmark
{
    private const int Starts = 5;
    private static readonly TimeSpan LongestReply = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            Report("a new database", await Start(folder));
            var starts = new List<Started>();
            for (var place = 1; place <= Starts; place++)
            {
                starts.Add(await Start(folder));
                Report($"start {place}", starts[^1]);
            }

            Report("median", starts.OrderBy(start => start.FirstReply).ElementAt(Starts / 2));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Started> Start(string folder)
    {
        var watch = Stopwatch.StartNew();
        using var host = HostProcess.Start(folder);
        using var line = await host.Connect();
        var listening = watch.Elapsed;
        var talk = await Talk.OpenAsVisitor(line);
        await talk.Tap(line, "@//previous-provider", "An old provider");
        await Patience.Until(() => talk.HasReply(line), TimeSpan.FromMilliseconds(2), LongestReply);
        return new Started(listening, watch.Elapsed, host.Cpu, host.ResidentMegabytes);
    }

    private static void Report(string what, Started start) => Console.WriteLine(FormattableString.Invariant(
        $"{what,-15} listens after {start.Listening.TotalSeconds:N2} s, first durable turn read after {start.FirstReply.TotalSeconds:N2} s   cpu {start.Cpu.TotalSeconds:N2} s   {start.Megabytes} MiB resident"));

    private sealed record Started(TimeSpan Listening, TimeSpan FirstReply, TimeSpan Cpu, long Megabytes);
}
