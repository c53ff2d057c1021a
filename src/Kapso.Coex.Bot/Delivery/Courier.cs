using System.Collections.Concurrent;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Delivery;

/// <summary>
/// Performs what is due, and looks after messages whose conversation or postman was never told. All of it is rows, so a restart forgets
/// nothing.
/// </summary>
internal sealed partial class Courier(
    Store store, IEnumerable<IWork> kinds, IPost post, ConversationGrains grains, IOptions<ConversationsOptions> options, TimeProvider clock, ILogger<Courier> logger)
    : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTidying = TimeSpan.FromHours(1);
    private static readonly TimeSpan ParkedFor = TimeSpan.FromDays(1);
    private readonly Dictionary<string, IWork> byKind = kinds.ToDictionary(work => work.Kind);

    // Fetching a file takes its time, and nothing else waits for it.
    private readonly ConcurrentDictionary<string, bool> underWay = new();
    private DateTimeOffset tidied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        do
        {
            try
            {
                await PerformDue(stoppingToken);
                await CarryForgotten();
                await AnswerForgotten();
                await ForgetParked();
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

    private async Task PerformDue(CancellationToken stopping)
    {
        foreach (var work in await store.DueOutbox(clock.GetUtcNow(), AtOnce))
        {
            // Noted before it begins: noted afterwards, what was over by then would count as under way for good.
            if (underWay.TryAdd(work.Id, true))
            {
                _ = Perform(work, stopping);
            }
        }
    }

    private async Task Perform(OutboxRow work, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            if (byKind.TryGetValue(work.Kind, out var kind))
            {
                await kind.Perform(work, stopping);
            }
            else
            {
                LogUnknownWork(work.Id, work.Kind);
                await store.PutOff(work.Id, clock.GetUtcNow() + Breather, "Nobody here knows this kind of work.");
            }
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogWorkFailed(work.Id, broken);
        }
        finally
        {
            underWay.TryRemove(work.Id, out _);
        }
    }

    private async Task CarryForgotten()
    {
        foreach (var conversation in await store.DuePostings(AtOnce))
        {
            post.HasMail(conversation);
        }
    }

    /// <summary>Statuses of messages that are nobody's here: another program's on the same number, a person's.</summary>
    private async Task ForgetParked()
    {
        if (clock.GetUtcNow() is var now && now - tidied >= BetweenTidying)
        {
            tidied = now;
            await store.ForgetParked(now - ParkedFor);
        }
    }

    private async Task AnswerForgotten()
    {
        var waiting = await store.Unanswered(clock.GetUtcNow() - options.Value.UnansweredAfter, AtOnce);
        if (waiting.Count > 0)
        {
            LogForgotten(waiting.Count);
        }

        foreach (var conversation in waiting)
        {
            await grains.Of(conversation).CatchUp();
        }
    }

    [LoggerMessage(LogLevel.Error, "A sweep failed; the next one tries again")]
    private partial void LogSweepFailed(Exception broken);

    [LoggerMessage(LogLevel.Error, "Work {Work} failed; it is tried again")]
    private partial void LogWorkFailed(string work, Exception broken);

    [LoggerMessage(LogLevel.Warning, "Work {Work} is of a kind that nobody knows: {Kind}")]
    private partial void LogUnknownWork(string work, string kind);

    [LoggerMessage(LogLevel.Information, "{Count} conversations have waited long for a turn; they get it now")]
    private partial void LogForgotten(int count);
}
