using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Kapso;

/// <summary>
/// Kapso pauses a webhook that fails for a quarter of an hour, and does not resume it. So when nothing has come for too long, this says so,
/// looks, and where it is allowed to switches the webhook on again.
/// </summary>
internal sealed partial class KapsoWatch(
    Heartbeat heartbeat, IHttpClientFactory clients, IOptions<KapsoOptions> options, TimeProvider clock, ILogger<KapsoWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is not { IsOn: true, SilenceAlarm: { } patience })
        {
            return;
        }

        using var timer = new PeriodicTimer(patience / 4, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Look(patience, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The product is being stopped.
        }
    }

    /// <summary>One look: nothing to do while something has come lately.</summary>
    internal async Task Look(TimeSpan patience, CancellationToken cancelled)
    {
        if (heartbeat.SilentFor(KapsoRoom.Channel) < patience)
        {
            return;
        }

        LogSilent(patience);
        if (options.Value.Reactivate)
        {
            try
            {
                var resumed = await new KapsoWebhooks(clients, options.Value).ResumePaused(cancelled);
                LogResumed(resumed);
            }
            catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException && !cancelled.IsCancellationRequested)
            {
                LogNotResumed(unreachable.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Nothing has come from Kapso for {Patience}: is its webhook paused?")]
    private partial void LogSilent(TimeSpan patience);

    [LoggerMessage(LogLevel.Information, "Kapso's paused webhooks were switched on again: {Count}")]
    private partial void LogResumed(int count);

    [LoggerMessage(LogLevel.Error, "Kapso's webhooks could not be looked at: {Why}")]
    private partial void LogNotResumed(string why);
}
