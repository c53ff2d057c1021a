using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>Leaves no customer alone: who was promised somebody and waits is told, and a case whose agent fell silent goes back to the queue.</summary>
internal sealed partial class CaseWatch(Store store, ConversationKeepers keepers, IOptions<DeskTimesOptions> times, TimeProvider clock, ILogger<CaseWatch> logger)
    : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(between, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The product is being stopped.
        }
    }

    private async Task Look()
    {
        try
        {
            foreach (var waiting in await store.MissedPromises(AtOnce))
            {
                await keepers.Of(waiting).PromiseOver();
            }

            foreach (var alone in await store.QuietAgents(clock.GetUtcNow() - times.Value.AgentQuietAfter, AtOnce))
            {
                await keepers.Of(alone).AgentWentQuiet();
            }
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogFailed(broken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The desk's cases could not be looked after; the next round tries again")]
    private partial void LogFailed(Exception broken);
}
