using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>
/// Finds steps whose text may be out of date: in the last two weeks clearly more customers than in the two months before could not find
/// what it names.
/// </summary>
internal static class TextAge
{
    private const int FewestReached = 8;

    /// <summary>Below that nobody would change the text.</summary>
    private const double SmallestShare = 0.15;

    /// <summary>By chance, one step in forty would be named.</summary>
    private const double Clearly = 1.96;

    private static readonly TimeSpan recently = TimeSpan.FromDays(14);
    private static readonly TimeSpan before = TimeSpan.FromDays(60);

    public static async Task<Dictionary<(string Playbook, string Step), Rise>> Fading(JourneyBook book, DateTimeOffset now, CancellationToken cancelled)
    {
        var recent = await Shares(book, now - recently, now, cancelled);
        var earlier = await Shares(book, now - recently - before, now - recently, cancelled);
        return recent
            .Where(step => IsRising(earlier.GetValueOrDefault(step.Key), step.Value))
            .ToDictionary(step => step.Key, step => new Rise(Share(earlier[step.Key]), Share(step.Value)));
    }

    /// <summary>Compares two shares as statistics does (the z-test of two proportions).</summary>
    internal static bool IsRising((int Reached, int NotFound) earlier, (int Reached, int NotFound) recent)
    {
        if (recent.Reached < FewestReached || earlier.Reached < FewestReached)
        {
            return false;
        }

        var (then, lately) = (Share(earlier), Share(recent));
        var both = (double)(earlier.NotFound + recent.NotFound) / (earlier.Reached + recent.Reached);
        var spread = Math.Sqrt(both * (1 - both) * ((1.0 / earlier.Reached) + (1.0 / recent.Reached)));
        return lately >= SmallestShare && spread > 0 && (lately - then) / spread >= Clearly;
    }

    private static double Share((int Reached, int NotFound) step) => (double)step.NotFound / step.Reached;

    private static async Task<Dictionary<(string, string), (int, int)>> Shares(JourneyBook book, DateTimeOffset from, DateTimeOffset to, CancellationToken cancelled) =>
        (await book.Visits
            .Where(visit => visit.Asked && visit.ReachedAt >= from && visit.ReachedAt < to)
            .GroupBy(visit => new { visit.Playbook, visit.Step })
            .Select(all => new { all.Key.Playbook, all.Key.Step, Reached = all.Count(), NotFound = all.Count(visit => visit.CouldNotFind > 0) })
            .ToListAsync(cancelled))
        .ToDictionary(all => (all.Playbook, all.Step), all => (all.Reached, all.NotFound));
}
