using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Delivery;

/// <summary>
/// Performs what is due, and looks after messages whose conversation was never told. All of it is rows, so a restart forgets nothing.
/// </summary>
internal sealed partial class Courier(
    Store store, IGrainFactory grains, IOptions<ConversationsOptions> options, TimeProvider clock, ILogger<Courier> logger) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        do
        {
            try
            {
                await PerformDue();
                await AnswerForgotten();
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                LogSweepFailed(broken);
            }
        }
        while (await WaitForNext(timer, stoppingToken));
    }

    private static async Task<bool> WaitForNext(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PerformDue()
    {
        foreach (var work in await store.DueOutbox(clock.GetUtcNow(), AtOnce))
        {
            if (work.Kind == OutboxKind.WaitOver)
            {
                await grains.GetGrain<IConversationGrain>(work.Conversation.Value).WaitOver(work.Id, work.Payload);
            }
            else
            {
                LogUnknownWork(work.Id, work.Kind);
                await store.PutOff(work.Id, clock.GetUtcNow() + Breather, "Nobody here knows this kind of work.");
            }
        }
    }

    private async Task AnswerForgotten()
    {
        foreach (var conversation in await store.Unanswered(clock.GetUtcNow() - options.Value.UnansweredAfter, AtOnce))
        {
            LogForgotten(conversation);
            await grains.GetGrain<IConversationGrain>(conversation.Value).CatchUp();
        }
    }

    [LoggerMessage(LogLevel.Error, "A sweep failed; the next one tries again")]
    private partial void LogSweepFailed(Exception broken);

    [LoggerMessage(LogLevel.Warning, "Work {Work} is of a kind that nobody knows: {Kind}")]
    private partial void LogUnknownWork(string work, string kind);

    [LoggerMessage(LogLevel.Information, "Conversation {Conversation} had a message that no turn had dealt with")]
    private partial void LogForgotten(Engine.Conversations.ConversationId conversation);
}
