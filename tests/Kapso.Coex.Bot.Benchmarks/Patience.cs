using System.Diagnostics;

namespace Kapso.Coex.Bot.Benchmarks;

/// <summary>Waits for what another process does. Its time is real, so ours is: a benchmark measures, and nothing of it decides a test.</summary>
internal static class Patience
{
    /// <summary>Looks until it is so, at most for so long.</summary>
    public static async Task Until(Func<Task<bool>> so, TimeSpan lookEvery, TimeSpan atMost)
    {
        using var pace = new PeriodicTimer(lookEvery, TimeProvider.System);
        var begun = Stopwatch.GetTimestamp();
        while (!await so() && Stopwatch.GetElapsedTime(begun) < atMost)
        {
            await pace.WaitForNextTickAsync();
        }
    }
}
