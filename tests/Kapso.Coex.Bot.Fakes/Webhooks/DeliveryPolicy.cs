namespace Kapso.Coex.Bot.Fakes.Webhooks;

/// <summary>How webhooks reach the bot. Without any of it each comes once, in order, at once, and again until it is answered 200.</summary>
internal sealed record DeliveryPolicy
{
    public static readonly DeliveryPolicy Plain = new();

    /// <summary>The same seed gives the same delays and the same packing.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often each is delivered.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>True sends the copies in the same instant; false lets each have a delay of its own.</summary>
    public bool CopiesTogether { get; init; }

    /// <summary>What every delivery waits at least.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Deliveries overtake each other within this time.</summary>
    public TimeSpan ShuffleWithin { get; init; }

    /// <summary>How long changes are gathered for one POST; only Meta's are.</summary>
    public TimeSpan GatherFor { get; init; }

    /// <summary>How many changes one POST holds at most.</summary>
    public int AtMost { get; init; } = 1000;

    /// <summary>Every message of a gathered POST stands in it twice.</summary>
    public bool TwiceInside { get; init; }

    /// <summary>The status <c>sent</c> reaches the bot before the answer to its send does.</summary>
    public bool StatusBeforeAnswer { get; init; }

    /// <summary>When to try again after a try that was not answered 200 (1 is the first); null gives up.</summary>
    public Func<int, TimeSpan?> Retry { get; init; } = MetasRetries;

    public bool KeepsOrder => ShuffleWithin == TimeSpan.Zero;

    /// <summary>When each copy of the delivery with that number goes.</summary>
    public IReadOnlyList<TimeSpan> Plan(int delivery)
    {
        var chance = ChanceFor(delivery);
        var together = Delay + (ShuffleWithin * chance.NextDouble());
        return [.. Enumerable.Range(0, Copies).Select(copy => CopiesTogether || copy == 0 ? together : Delay + (ShuffleWithin * chance.NextDouble()))];
    }

    public Random ChanceFor(int delivery) => new(unchecked((Seed * 486_187_739) ^ (delivery * 16_777_619)));

    /// <summary>At once, then ever more slowly. Meta goes on for days, and so long does nobody here wait: from the tenth try on every 5 seconds.</summary>
    private static TimeSpan? MetasRetries(int tries) =>
        tries == 1 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Min(5_000, 20 * Math.Pow(2, tries - 2)));
}
