namespace Kapso.Coex.Bot.Simulator.World;

/// <summary>Finds the shortest way from a broken world to a proven connection, or proves that there is none.</summary>
public static class Search
{
    /// <summary>So long a customer waits for Meta in all. After that it is support's.</summary>
    public const int MostMinutes = 15;

    private static readonly Deed[] Deeds = [.. Enum.GetValues<Deed>().Where(deed => deed is not Deed.DeleteNumber)];

    /// <returns>The deeds, fewest first; null when no harmless deeds lead there.</returns>
    public static IReadOnlyList<Deed>? ShortestPath(WorldState from)
    {
        var seen = new HashSet<WorldState> { from };
        var open = new Queue<(WorldState World, Path? Path)>();
        open.Enqueue((from, null));
        while (open.TryDequeue(out var here))
        {
            if (here.World is { Connected: true, Proven: true })
            {
                return [.. Path.Unroll(here.Path)];
            }

            foreach (var deed in Deeds)
            {
                var (after, _) = Rules.Step(here.World, deed);
                if (after.Harm == Harm.None && after.TestsSent <= 2 && IsInTime(from, after) && seen.Add(after))
                {
                    open.Enqueue((after, new Path(deed, here.Path)));
                }
            }
        }

        return null;
    }

    // A week of use is asked for where Meta wants activity; no other wait may be so long.
    private static bool IsInTime(WorldState from, WorldState after) =>
        (after.Minute - from.Minute - (from.HardlyUsed && !after.HardlyUsed ? 7 * 24 * 60 : 0)) is >= 0 and <= MostMinutes;

    private sealed record Path(Deed Deed, Path? Before)
    {
        public static Stack<Deed> Unroll(Path? path)
        {
            var deeds = new Stack<Deed>();
            for (; path is not null; path = path.Before)
            {
                deeds.Push(path.Deed);
            }

            return deeds;
        }
    }
}
