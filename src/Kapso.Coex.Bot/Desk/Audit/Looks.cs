using System.Collections.Concurrent;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>Tells a look from a drawing: browsers ask for a picture whenever they draw it, and somebody saw it once.</summary>
internal sealed class Looks(TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<(string Who, string Path), DateTimeOffset> seen = new();

    /// <summary>False when the same person saw the same thing a short while ago. In memory: after a restart it is written down once more.</summary>
    public bool IsNew(Agent who, string path)
    {
        var now = clock.GetUtcNow();
        if (seen.TryGetValue((who.Id, path), out var last) && now - last < Lasts)
        {
            return false;
        }

        if (seen.Count >= Most)
        {
            foreach (var (key, at) in seen.Where(look => now - look.Value >= Lasts))
            {
                seen.TryRemove(key, out _);
            }
        }

        seen[(who.Id, path)] = now;
        return true;
    }
}
