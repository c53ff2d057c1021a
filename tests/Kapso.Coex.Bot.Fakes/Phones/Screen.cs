namespace Kapso.Coex.Bot.Fakes.Phones;

/// <summary>What a phone shows, in the order of arrival, and who waits for something to appear there.</summary>
internal sealed class Screen(TimeProvider clock)
{
    private static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(25);
    private readonly Lock gate = new();
    private readonly List<Bubble> shown = [];
    private readonly HashSet<string> read = [];
    private readonly List<(Func<bool> Until, TaskCompletionSource Came)> waiting = [];
    private DateTimeOffset? typingSince;

    public IReadOnlyList<Bubble> Shown
    {
        get
        {
            lock (gate)
            {
                return [.. shown];
            }
        }
    }

    public bool IsTyping => typingSince is { } since && clock.GetUtcNow() - since < TypingLasts;

    /// <summary>How often the bot asked for the typing dots.</summary>
    public int TimesTyping { get; private set; }

    public bool HasReadTicks(string wamid)
    {
        lock (gate)
        {
            return read.Contains(wamid);
        }
    }

    public void Show(Bubble bubble) => Change(() =>
    {
        typingSince = null;
        if (shown.All(other => other.Id != bubble.Id))
        {
            shown.Add(bubble);
        }
    });

    public void MarkRead(IEnumerable<string> wamids, bool typing) => Change(() =>
    {
        read.UnionWith(wamids);
        if (typing)
        {
            typingSince = clock.GetUtcNow();
            TimesTyping++;
        }
    });

    /// <summary>Ends when it is so, which is looked at whenever the phone's screen changes.</summary>
    public Task When(Func<bool> so)
    {
        lock (gate)
        {
            if (so())
            {
                return Task.CompletedTask;
            }

            var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((so, came));
            return came.Task;
        }
    }

    /// <summary>The next bubble from that place on which fits, and the place behind it.</summary>
    public (Bubble Bubble, int Next)? Find(int from, Func<Bubble, bool> fits)
    {
        lock (gate)
        {
            var at = shown.FindIndex(from, new Predicate<Bubble>(fits));
            return at < 0 ? null : (shown[at], at + 1);
        }
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            foreach (var one in waiting.Where(one => one.Until()).ToList())
            {
                waiting.Remove(one);
                one.Came.SetResult();
            }
        }
    }
}
