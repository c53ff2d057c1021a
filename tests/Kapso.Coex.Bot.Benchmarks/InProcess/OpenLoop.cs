using System.Diagnostics;
using System.Threading.Channels;

namespace Kapso.Coex.Bot.Benchmarks.InProcess;

/// <summary>So many turns a second, whether the ones before are done or not; a turn's latency counts from when it was due, also while it waits for a free caller.</summary>
internal static class OpenLoop
{
    public static async Task<double[]> Run(int perSecond, TimeSpan length, int callers, Func<int, Task> turn)
    {
        var free = Channel.CreateUnbounded<int>();
        for (var caller = 0; caller < callers; caller++)
        {
            free.Writer.TryWrite(caller);
        }

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
            var caller = await free.Reader.ReadAsync();
            await turn(caller);
            free.Writer.TryWrite(caller);
            return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
    }
}
