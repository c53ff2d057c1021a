using System.Diagnostics;

namespace Kapso.Coex.Bot.Benchmarks;

/// <summary>So many callers, each beginning its next turn when the last one is done.</summary>
internal static class Load
{
    // After so long a turn that is still under way is one that got no answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Measured> Run(int callers, TimeSpan length, Func<int, Task> turn)
    {
        var ends = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Call(caller, ends, turn)))).WaitAsync(length + Patience);
        watch.Stop();
        process.Refresh();
        var all = latencies.SelectMany(each => each).Order().ToArray();
        return new Measured(
            all.Length,
            all.Length / watch.Elapsed.TotalSeconds,
            At(all, 0.50),
            At(all, 0.95),
            At(all, 0.99),
            (process.TotalProcessorTime - cpu).TotalMicroseconds / all.Length,
            (GC.GetTotalAllocatedBytes() - allocated) / all.Length,
            At(all, 1));
    }

    /// <summary>The latency that so great a part stays below.</summary>
    public static double At(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[(int)(part * (sorted.Length - 1))];

    private static async Task<List<double>> Call(int caller, long ends, Func<int, Task> turn)
    {
        var latencies = new List<double>(1 << 14);
        while (true)
        {
            var begun = Stopwatch.GetTimestamp();
            if (begun >= ends)
            {
                return latencies;
            }

            await turn(caller);
            latencies.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }
}

/// <summary>One round of one contender.</summary>
internal sealed record Measured(int Count, double PerSecond, double P50, double P95, double P99, double CpuMicroseconds, long Bytes, double Longest)
{
    public override string ToString() =>
        FormattableString.Invariant($"{PerSecond,9:N0} turns/s   p50 {P50,6:N2} ms   p95 {P95,6:N2} ms   p99 {P99,6:N2} ms   cpu {CpuMicroseconds,5:N0} us   {Bytes,6:N0} B a turn");
}
