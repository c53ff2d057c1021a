using System.Diagnostics;
using Kapso.Coex.Bot.Benchmarks.OverHttp;

namespace Kapso.Coex.Bot.Benchmarks.Sockets;

/// <summary>What open widgets cost: the memory of their streams in a host of its own, and how long a stored reply takes to show on one.</summary>
internal static class SocketsBenchmark
{
    public const int Streams = 2_000;

    public static async Task<int> Run(Options options)
    {
        await Memory();
        await Latency(options);
        return 0;
    }

    private static async Task Memory()
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            using var host = HostProcess.Start(folder);
            using var line = await host.Connect();
            var streams = new List<OpenStream>();
            for (var customer = 0; customer < Streams; customer++)
            {
                streams.Add(await OpenStream.Begin(line, host.Address, customer));
            }

            var before = host.ResidentKilobytes;
            Console.WriteLine($"{Streams:N0} conversations begun, no stream open: {before / 1024} MiB resident");
            var watch = Stopwatch.StartNew();
            foreach (var stream in streams)
            {
                await stream.Open();
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{Streams:N0} streams open after {watch.Elapsed.TotalSeconds:N1} s: {host.ResidentKilobytes / 1024} MiB, {(host.ResidentKilobytes - before) / (double)Streams:N1} KiB each"));
            streams.ForEach(stream => stream.Dispose());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Latency(Options options)
    {
        await using var host = await StreamingHost.Start();
        Console.WriteLine($"{Streams:N0} streams open in process");
        for (var round = 1; round <= options.Rounds; round++)
        {
            var shown = await host.SayNowAndThen(perSecond: 200, options.RoundLength);
            Console.WriteLine(FormattableString.Invariant($"round {round}  stored to shown, 200 a second   p50 {Load.At(shown, 0.5),6:N2} ms   p99 {Load.At(shown, 0.99),6:N2} ms   longest {shown[^1],6:N2} ms"));
            var all = await host.SayToAllAtOnce();
            Console.WriteLine(FormattableString.Invariant($"round {round}  {Streams:N0} at once                  p50 {Load.At(all, 0.5),6:N2} ms   p99 {Load.At(all, 0.99),6:N2} ms   longest {all[^1],6:N2} ms"));
        }
    }
}
