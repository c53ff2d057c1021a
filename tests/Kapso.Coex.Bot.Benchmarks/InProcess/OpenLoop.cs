using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kapso.Coex.Bot.Benchmarks.InProcess;

/// <summary>So many turns a second, whether the ones before are done or not; a turn's latency counts from when it was due.</summary>
internal static class OpenLoop
{
    public static async Task<double[]> Run(int perSecond, TimeSpan length, int callers, Func<int, Task> turn)
    {
        var free = new ConcurrentQueue<int>(Enumerable.Range(0, callers));
        var begun = Stopwatch.GetTimestamp();
        var turns = new List<Task<double>>();

        // A thread that sleeps is punctual; a task that waits for a timer comes a millisecond late.
        var pace = new Thread(() =>
        {
            for (var place = 0; place < perSecond * length.TotalSeconds; place++)
            {
                var due = begun + (long)(place * (double)Stopwatch.Frequency / perSecond);
                while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
                {
                    Thread.Sleep(early);
                }

                turns.Add(Task.Run(() => Take(due)));
            }
        });
        pace.Start();
        await Task.Run(pace.Join);
        return [.. (await Task.WhenAll(turns)).Order()];

        async Task<double> Take(long due)
        {
            if (!free.TryDequeue(out var caller))
            {
                throw new InvalidOperationException($"{callers} turns were under way at once: the machine does not keep up with {perSecond} a second.");
            }

            await turn(caller);
            free.Enqueue(caller);
            return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
    }
}
