using System.Collections.Concurrent;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>Which channel is stopped, and which number has to slow down. Kept in memory: after a restart the first message finds out anew.</summary>
internal sealed partial class ChannelHealth(TimeProvider clock, ILogger<ChannelHealth> logger)
{
    /// <summary>One try a minute finds out whether it was mended; all the others wait for that.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Trouble> stopped = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> pausedUntil = new();

    /// <summary>The channels that stand still until somebody mends something, by name.</summary>
    public IReadOnlyDictionary<string, Trouble> Stopped => stopped;

    public void Stop(string channel, DeliveryError why)
    {
        var now = clock.GetUtcNow();
        var trouble = stopped.AddOrUpdate(channel, _ => new Trouble(why.Code, now, now + Rest), (_, known) => known with { Code = why.Code, TryAt = now + Rest });
        if (trouble.Since == now)
        {
            LogStopped(channel, why.Code);
        }
    }

    /// <summary>Until when nobody tries; null for a channel that works, or is to be tried now.</summary>
    public DateTimeOffset? RestsUntil(string channel) => stopped.TryGetValue(channel, out var trouble) && trouble.TryAt > clock.GetUtcNow() ? trouble.TryAt : null;

    public void Works(string channel)
    {
        if (stopped.TryRemove(channel, out _))
        {
            LogWorks(channel);
        }
    }

    public void Pause(string number, TimeSpan howLong) => pausedUntil[number] = clock.GetUtcNow() + howLong;

    /// <summary>Until when nothing may go out from this number; null when it may now.</summary>
    public DateTimeOffset? PausedUntil(string number) =>
        pausedUntil.TryGetValue(number, out var until) && until > clock.GetUtcNow() ? until : null;

    [LoggerMessage(LogLevel.Error, "Channel {Channel} stands still: error {Code}. Its token, permission or account has to be mended.")]
    private partial void LogStopped(string channel, int code);

    [LoggerMessage(LogLevel.Information, "Channel {Channel} works again")]
    private partial void LogWorks(string channel);
}

/// <summary>Why and since when a channel stands still.</summary>
internal sealed record Trouble(int Code, DateTimeOffset Since, DateTimeOffset TryAt);
