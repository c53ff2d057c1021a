using System.Collections.Concurrent;

namespace Kapso.Coex.Bot.Fakes.Webhooks;

/// <summary>Brings webhooks to the bot as the policy says, and again until the bot answers 200.</summary>
internal sealed class Postman(TimeProvider pace, Action<Attempt> tell) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentQueue<Attempt> attempts = [];
    private readonly ConcurrentDictionary<int, Task> underWay = [];
    private readonly CancellationTokenSource leaving = new();
    private readonly Lock gate = new();
    private HttpClient? bot;
    private Task before = Task.CompletedTask;
    private int number;

    /// <summary>May be changed at any time; counts for what comes after.</summary>
    public DeliveryPolicy Policy { get; set; } = DeliveryPolicy.Plain;

    /// <summary>False keeps everything back for good, as a paused webhook does.</summary>
    public Func<bool> IsOpen { get; set; } = () => true;

    public IReadOnlyList<Attempt> Attempts => [.. attempts];

    /// <summary>Where the bot is; the way is for hosts without a port.</summary>
    public void Connect(Uri address, HttpMessageHandler? way) =>
        bot = new HttpClient(way ?? new SocketsHttpHandler(), way is null) { BaseAddress = address, Timeout = Patience };

    /// <summary>Ends when every copy was answered 200, or given up.</summary>
    public Task Bring(Delivery delivery)
    {
        if (!IsOpen() || leaving.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        _ = bot ?? throw new InvalidOperationException("Nobody to bring webhooks to. Call Connect with the bot's address first.");
        lock (gate)
        {
            var policy = Policy;
            var mine = ++number;
            var tried = new TaskCompletionSource();
            var turn = policy.KeepsOrder ? before : Task.CompletedTask;
            before = tried.Task;
            var copies = policy.Plan(mine).Select((after, copy) => Task.Run(() => Carry(delivery, policy, mine, copy, after, turn, tried)));
            var all = Task.WhenAll(copies.ToList());
            underWay[mine] = all;
            _ = all.ContinueWith(_ => underWay.TryRemove(mine, out var _), TaskScheduler.Default);
            return all;
        }
    }

    /// <summary>Everything that was on its way has arrived.</summary>
    public Task AllBrought() => Task.WhenAll(underWay.Values);

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await AllBrought();
        bot?.Dispose();
        leaving.Dispose();
    }

    private async Task Carry(Delivery delivery, DeliveryPolicy policy, int mine, int copy, TimeSpan after, Task turn, TaskCompletionSource tried)
    {
        try
        {
            await turn;
            await Pause(after);
            for (var tries = 1; IsOpen(); tries++)
            {
                var attempt = await Try(delivery, mine, copy, tries);
                attempts.Enqueue(attempt);
                tell(attempt);
                tried.TrySetResult();
                if (attempt.IsTaken || policy.Retry(tries) is not { } pause)
                {
                    return;
                }

                await Pause(pause);
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Whoever started the fake has seen enough.
        }
        finally
        {
            tried.TrySetResult();
        }
    }

    private Task Pause(TimeSpan length) => length > TimeSpan.Zero ? Task.Delay(length, pace, leaving.Token) : Task.CompletedTask;

    private async Task<Attempt> Try(Delivery delivery, int mine, int copy, int tries)
    {
        var began = pace.GetTimestamp();
        using var post = new HttpRequestMessage(HttpMethod.Post, delivery.Path) { Content = new ByteArrayContent(delivery.Body) };
        post.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in delivery.Headers)
        {
            post.Headers.TryAddWithoutValidation(name, value);
        }

        int? status = null;
        try
        {
            using var answer = await bot!.SendAsync(post, leaving.Token);
            status = (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The bot is not there, or died over it: as with Meta, it is tried again.
        }
        catch (TaskCanceledException) when (!leaving.IsCancellationRequested)
        {
            // The bot took too long.
        }

        return new Attempt(mine, copy, tries, status, pace.GetElapsedTime(began));
    }
}
