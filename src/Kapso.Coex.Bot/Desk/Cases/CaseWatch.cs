using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>Leaves no customer alone: who was promised somebody and waits is told, and a case whose agent fell silent goes back to the queue.</summary>
internal sealed partial class CaseWatch(
    Store store, ConversationKeepers keepers, CaseNews news, IOptions<DeskTimesOptions> times, TimeProvider clock, ILogger<CaseWatch> logger)
    : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private DateTimeOffset looked = clock.GetUtcNow();

    /// <summary>One round. All of it is rows, so a restart forgets nothing.</summary>
    public async Task Look()
    {
        try
        {
            await Each(await store.MissedPromises(AtOnce), keeper => keeper.PromiseOver());
            await LookForQuietAgents();
            await TellOfTheAwoken();
        }
        catch (StorageUnavailable broken)
        {
            LogNotRead(broken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
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

    /// <summary>Nobody is quiet while the desk is closed, nor in the first minutes of the day.</summary>
    private async Task LookForQuietAgents()
    {
        var (now, desk) = (clock.GetUtcNow(), times.Value.Hours);
        var since = now - times.Value.AgentQuietAfter;
        if (desk.IsOpen(now) && desk.IsOpen(since))
        {
            await Each(await store.QuietAgents(since, AtOnce), keeper => keeper.AgentWentQuiet(since));
        }
    }

    private async Task TellOfTheAwoken()
    {
        var now = clock.GetUtcNow();
        foreach (var awake in await store.Awoken(looked, now))
        {
            news.Tell(awake);
        }

        looked = now;
    }

    /// <summary>One that breaks never blocks its neighbours.</summary>
    private async Task Each(IReadOnlyList<ConversationId> conversations, Func<ConversationKeeper, Task> act)
    {
        foreach (var conversation in conversations)
        {
            try
            {
                await act(keepers.Of(conversation));
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                LogFailed(conversation, broken);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The desk's cases could not be looked after; the next round tries again")]
    private partial void LogNotRead(Exception broken);

    [LoggerMessage(LogLevel.Error, "The case of {Conversation} could not be looked after; the next round tries again")]
    private partial void LogFailed(ConversationId conversation, Exception broken);
}
