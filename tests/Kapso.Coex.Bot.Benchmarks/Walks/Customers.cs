using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Benchmarks.Walks;

/// <summary>Ten thousand customers on their ways. A caller speaks for its own, one after the other, so that nobody taps twice at once.</summary>
internal sealed class Customers(Knowledge knowledge, int callers)
{
    public const int All = 10_000;

    private readonly Walk[] walks = [.. Enumerable.Range(0, 16).Select(seed => Walk.Through(knowledge, seed))];
    private readonly int[] tapped = new int[All];
    private readonly int[] turns = new int[callers];

    /// <summary>Whose turn it is at this caller, and what is tapped. Whoever came to the end goes the same way again in another conversation.</summary>
    public (int Customer, int Lap, int Place, Tapped Tap) Next(int caller)
    {
        var customer = (caller + (callers * turns[caller]++)) % (All - (All % callers));
        var walk = walks[customer % walks.Length];
        var place = tapped[customer]++;
        return (customer, place / walk.Taps.Count, place % walk.Taps.Count, walk.Taps[place % walk.Taps.Count]);
    }

    public double TapsEach => walks.Average(walk => walk.Taps.Count);
}
