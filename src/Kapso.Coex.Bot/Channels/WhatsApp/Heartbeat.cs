using System.Collections.Concurrent;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>When a channel was last heard of. A silence is counted from the start at the longest.</summary>
internal sealed class Heartbeat(TimeProvider clock)
{
    private readonly DateTimeOffset started = clock.GetUtcNow();
    private readonly ConcurrentDictionary<string, DateTimeOffset> heard = new();

    public void Heard(string channel) => heard[channel] = clock.GetUtcNow();

    public TimeSpan SilentFor(string channel) => clock.GetUtcNow() - (heard.TryGetValue(channel, out var last) ? last : started);
}
