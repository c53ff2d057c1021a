using System.Globalization;
using Kapso.Coex.Bot.Storage.Sqlite;

namespace Kapso.Coex.Bot.Benchmarks.Storage;

/// <summary>How near the store comes to what the disk and SQLite allow, and how far it is from the usual way.</summary>
internal static class StorageBenchmark
{
    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("coex-benchmark-").FullName;
        try
        {
            IContender[] contenders =
            [
                new BareWriter((await Prepared(folder, "bare")).OpenWriter()),
                new SaveChangesPerTurn((await Prepared(folder, "ef")).OpenWriter()),
                await OurStore.In(Path.Combine(folder, "store")),
            ];
            var rounds = await Compare(contenders, options);
            Report(contenders, rounds);
            Array.ForEach(contenders, contender => contender.Dispose());
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SqliteDatabase> Prepared(string folder, string name)
    {
        var place = Path.Combine(folder, name);
        (await OurStore.In(place)).Dispose();
        return new SqliteDatabase(Path.Combine(place, "coex.db"), TimeSpan.FromSeconds(5));
    }

    private static async Task<Measured[][]> Compare(IContender[] contenders, Options options)
    {
        foreach (var contender in contenders)
        {
            await Load.Run(Turns.Callers, options.RoundLength, contender.Take); // the compiler's first passes are not what is asked
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

        return [.. rounds];
    }

    private static void Report(IContender[] contenders, Measured[][] rounds)
    {
        var ours = contenders.Length - 1;
        for (var other = 0; other < ours; other++)
        {
            var ratios = rounds.Select(round => (round[ours].PerSecond / round[other].PerSecond).ToString("N2", CultureInfo.InvariantCulture));
            Console.WriteLine($"{contenders[ours].Name} / {contenders[other].Name}: {string.Join(", ", ratios)}");
        }
    }
}
