using System.Globalization;
using Kapso.Coex.Bot.Benchmarks.Storage;

namespace Kapso.Coex.Bot.Benchmarks;

/// <summary>Lets contenders run in turns, and sets the last of them beside all others.</summary>
internal static class Comparison
{
    public static async Task Run(IContender[] contenders, Options options)
    {
        foreach (var contender in contenders)
        {
            await Load.Run(Turns.Callers, TimeSpan.FromSeconds(1), contender.Take); // the compiler's first pass is not what is asked
        }

        var rounds = new List<Measured[]>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            var measured = new List<Measured>();
            foreach (var contender in contenders)
            {
                measured.Add(await Load.Run(Turns.Callers, options.RoundLength, contender.Take));
                Console.WriteLine($"round {round}  {contender.Name,-26}{measured[^1]}");
            }

            rounds.Add([.. measured]);
        }

        Report(contenders, rounds);
    }

    private static void Report(IContender[] contenders, List<Measured[]> rounds)
    {
        var ours = contenders.Length - 1;
        for (var other = 0; other < ours; other++)
        {
            var ratios = rounds.Select(round => (round[ours].PerSecond / round[other].PerSecond).ToString("N2", CultureInfo.InvariantCulture));
            Console.WriteLine($"{contenders[ours].Name} / {contenders[other].Name}: {string.Join(", ", ratios)}");
        }
    }
}
