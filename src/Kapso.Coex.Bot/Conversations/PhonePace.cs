namespace Kapso.Coex.Bot.Conversations;

/// <summary>
/// How much is done at once for customers on phones. Their channel has to answer its sender within a second whatever comes, so when a flood
/// comes in, taking it in goes first: turns wait, and the longer they wait the more of it they hear at once.
/// </summary>
internal sealed class PhonePace : IDisposable
{
    private const int TurnsAtOnce = 4;
    private const int SendersAtOnce = 16;
    private readonly SemaphoreSlim turns = new(TurnsAtOnce);
    private readonly SemaphoreSlim senders = new(SendersAtOnce);

    public Task Turn(Func<Task> take) => InItsPlace(turns, take);

    public Task Send(Func<Task> send) => InItsPlace(senders, send);

    /// <summary>Whether nothing more important waits.</summary>
    public bool CanSendAtOnce => senders.CurrentCount > 0;

    /// <summary>For what is only a courtesy: done now, or not at all.</summary>
    public async Task SendIfIdle(Func<Task> send)
    {
        if (await senders.WaitAsync(TimeSpan.Zero))
        {
            await Leaving(senders, send);
        }
    }

    public void Dispose()
    {
        turns.Dispose();
        senders.Dispose();
    }

    private static async Task InItsPlace(SemaphoreSlim places, Func<Task> work)
    {
        await places.WaitAsync();
        await Leaving(places, work);
    }

    private static async Task Leaving(SemaphoreSlim places, Func<Task> work)
    {
        try
        {
            await work();
        }
        finally
        {
            places.Release();
        }
    }
}
