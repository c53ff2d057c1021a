namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>One at a time for each name, and nobody waits for another's.</summary>
internal sealed class Turnstiles
{
    private readonly Dictionary<string, Turnstile> open = [];
    private readonly Lock gate = new();

    /// <summary>Through when it is this one's turn; the next goes when the result is disposed.</summary>
    public async Task<IDisposable> Enter(string name, CancellationToken cancelled)
    {
        var turnstile = Join(name);
        try
        {
            await turnstile.Turn.WaitAsync(cancelled);
        }
        catch (OperationCanceledException)
        {
            Leave(turnstile);
            throw;
        }

        return new Passage(() =>
        {
            turnstile.Turn.Release();
            Leave(turnstile);
        });
    }

    private Turnstile Join(string name)
    {
        lock (gate)
        {
            var turnstile = open.TryGetValue(name, out var there) ? there : open[name] = new Turnstile(name);
            turnstile.Count++;
            return turnstile;
        }
    }

    private void Leave(Turnstile turnstile)
    {
        lock (gate)
        {
            if (--turnstile.Count == 0)
            {
                open.Remove(turnstile.Name);
                turnstile.Turn.Dispose();
            }
        }
    }

    private sealed class Turnstile(string name)
    {
        public string Name => name;

        public SemaphoreSlim Turn { get; } = new(1);

        public int Count { get; set; }
    }

    private sealed class Passage(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
