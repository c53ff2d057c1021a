using System.Diagnostics;

namespace Kapso.Coex.Bot.Benchmarks.Triage;

/// <summary>What something took and keeps. Processor time, because a clock also counts what others do on the machine.</summary>
internal readonly record struct Cost(TimeSpan Cpu, double Megabytes)
{
    private const int Rounds = 20;

    public static (T Made, Cost Cost) Of<T>(Func<T> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Spent();
        var made = make();
        var cpu = Spent() - start;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        return (made, new Cost(cpu, kept / 1e6));
    }

    public static TimeSpan PerPhrase<T>(Func<string, T> read, IReadOnlyList<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            read(phrase); // the compiler's first pass is not what is asked
        }

        var start = Spent();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var phrase in phrases)
            {
                read(phrase);
            }
        }

        return (Spent() - start) / (Rounds * phrases.Count);
    }

    private static TimeSpan Spent() => Process.GetCurrentProcess().TotalProcessorTime;
}
