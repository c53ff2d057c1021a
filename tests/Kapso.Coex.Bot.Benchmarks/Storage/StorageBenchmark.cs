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
                new BareWriter((await Prepared(folder, "bare")).OpenWriter(), new Turns()),
                new SaveChangesPerTurn(await Prepared(folder, "ef"), new Turns()),
                await OurStore.In(Path.Combine(folder, "store")),
            ];
            await Comparison.Run(contenders, options);
            Array.ForEach(contenders, contender => contender.Dispose());
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A database of its own, with ten thousand conversations.</summary>
    public static async Task<SqliteDatabase> Prepared(string folder, string name)
    {
        var place = Path.Combine(folder, name);
        (await OurStore.In(place)).Dispose();
        return new SqliteDatabase(Path.Combine(place, "coex.db"), TimeSpan.FromSeconds(5));
    }
}
