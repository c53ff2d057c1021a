namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>When people are at the desk, and how soon they promise to be there.</summary>
public sealed record DeskHours
{
    private const int DaysLookedAhead = 15;

    /// <summary>Somebody is always there.</summary>
    public static DeskHours Always { get; } = new();

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>From and until on a day of the week, in the zone's time; a day without hours is closed. Empty: always open.</summary>
    public IReadOnlyDictionary<DayOfWeek, (TimeOnly From, TimeOnly Until)> Days { get; init; } = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>();

    /// <summary>How long a customer waits at most for somebody to take the case, while the desk is open.</summary>
    public TimeSpan Promise { get; init; } = TimeSpan.FromMinutes(15);

    public bool IsOpen(DateTimeOffset now) => Days.Count == 0 || NextOpening(now) == now;

    /// <summary>The next moment at which somebody is there: now, while the desk is open.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now)
    {
        if (Days.Count == 0)
        {
            return now;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        for (var day = 0; day < DaysLookedAhead; day++)
        {
            var date = today.AddDays(day);
            if (Days.TryGetValue(date.DayOfWeek, out var hours) && now < At(date, hours.Until))
            {
                var opens = At(date, hours.From);
                return now < opens ? opens : now;
            }
        }

        return now;
    }

    /// <summary>By when somebody takes a case that is opened now.</summary>
    public DateTimeOffset DueFor(DateTimeOffset opened) => NextOpening(opened) + Promise;

    // An hour that daylight saving leaves out is as far after midnight as it would have been; of one that comes twice it is the first.
    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(30);
        }

        return new DateTimeOffset(local, Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
