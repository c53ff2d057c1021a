using System.Diagnostics;
using Kapso.Coex.Bot.Benchmarks.Storage;
using Kapso.Coex.Bot.Benchmarks.Walks;

namespace Kapso.Coex.Bot.Benchmarks.InProcess;

/// <summary>Turns a second on the whole path but HTTP, beside what writing the same rows takes at least and takes usually.</summary>
internal static class TurnsBenchmark
{
    private const int Steadily = 200;
    private static readonly TimeSpan ForSoLong = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            using var ours = await WholePath.In(Path.Combine(folder, "ours"));
            await ours.Begin();
            ReportMemory();
            using var bare = new BareWriter((await StorageBenchmark.Prepared(folder, "bare")).OpenWriter(), Rows(ours));
            using var usual = new SaveChangesPerTurn(await StorageBenchmark.Prepared(folder, "ef"), Rows(ours));
            await Comparison.Run([bare, usual, ours], options);
            await KeepUp(ours);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static WalkedTurns Rows(WholePath ours) => new(new Customers(ours.Knowledge, Turns.Callers));

    private static void ReportMemory()
    {
        var resident = Process.GetCurrentProcess().WorkingSet64;
        Console.WriteLine($"{Customers.All:N0} active conversations: {resident >> 20} MiB resident, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB of it managed and in use");
    }

    private static async Task KeepUp(WholePath ours)
    {
        var latencies = await OpenLoop.Run(Steadily, ForSoLong, Turns.Callers, ours.Take);
        Console.WriteLine(FormattableString.Invariant(
            $"{Steadily} turns/s for {ForSoLong.TotalSeconds} s: p50 {Load.At(latencies, 0.5):N2} ms   p95 {Load.At(latencies, 0.95):N2} ms   p99 {Load.At(latencies, 0.99):N2} ms   p99.9 {Load.At(latencies, 0.999):N2} ms"));
    }
}
