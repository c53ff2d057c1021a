using System.Collections.Concurrent;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>
/// So many a minute for each name. All of them may be used at once; from then on they come back one by one, so that whoever has to wait
/// waits for the next one only.
/// </summary>
internal sealed class Allowance(int perMinute, TimeProvider clock)
{
    private const long Whole = TimeSpan.TicksPerMinute;

    // Some 10 MB. Whoever fills it has used a hundred thousand names, and no limit by name holds them.
    private const int MostNames = 100_000;
    private readonly long one = Math.Max(1, Whole / perMinute);

    /// <summary>For each name the moment at which all of it is there again.</summary>
    private readonly ConcurrentDictionary<string, long> whole = new();

    private int names;

    /// <summary>How many names are remembered. Counted here, because the dictionary would stop everybody to count.</summary>
    public int Names => names;

    /// <summary>Null when it may go ahead; otherwise how long until it may.</summary>
    public TimeSpan? Take(string name, int count = 1)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var cost = one * Math.Min(count, perMinute);
        while (true)
        {
            var isKnown = whole.TryGetValue(name, out var before);
            var after = Math.Max(now, before) + cost;
            if (after - now > Whole)
            {
                return TimeSpan.FromTicks(after - now - Whole);
            }

            if (isKnown && whole.TryUpdate(name, after, before))
            {
                return null;
            }

            if (!isKnown && whole.TryAdd(name, after))
            {
                if (Interlocked.Increment(ref names) > MostNames)
                {
                    MakeRoom(now);
                }

                return null;
            }
        }
    }

    private void MakeRoom(long now)
    {
        foreach (var (name, at) in whole)
        {
            if (at <= now)
            {
                whole.TryRemove(KeyValuePair.Create(name, at));
            }
        }

        if (whole.Count > MostNames / 2)
        {
            whole.Clear();
        }

        names = whole.Count;
    }
}
