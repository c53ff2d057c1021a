using System.Globalization;
using Kapso.Coex.Bot.Desk.Cases;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk;

/// <summary>Times as the desk reads them: in Desk:TimeZone, wherever the server stands.</summary>
internal sealed class DeskClock(IOptions<DeskTimesOptions> times, TimeProvider clock)
{
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(times.Value.TimeZone);

    /// <summary>This moment, as the clock on the desk's wall shows it.</summary>
    public DateTimeOffset Now => Here(clock.GetUtcNow());

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Here(at).DateTime);

    /// <summary>The time of day; of another day, with its date.</summary>
    public string Short(DateTimeOffset at)
    {
        var here = Here(at);
        return here.ToString(here.Date == Now.Date ? "HH:mm" : "d MMM HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>In full, and it says how far from UTC that is: <c>2026-11-02 09:30 UTC-6</c>.</summary>
    public string Full(DateTimeOffset at) => $"{Plain(at)} UTC{Ahead(Here(at).Offset)}";

    /// <summary>In full, where the page says in which zone.</summary>
    public string Plain(DateTimeOffset at) => Here(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The moment at which the wall's clock shows that.</summary>
    public DateTimeOffset At(DateTime shown)
    {
        // What the clock skips in spring is an hour later; what it shows twice in autumn is meant the first time.
        var local = DateTime.SpecifyKind(shown, DateTimeKind.Unspecified);
        local = Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local));
    }

    /// <summary>That hour of the next day, as the clock on the wall will show it.</summary>
    public DateTime Tomorrow(TimeOnly hour) => Today.AddDays(1).ToDateTime(hour);

    public DateTimeOffset Midnight(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    private DateTimeOffset Here(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private static string Ahead(TimeSpan offset) => offset == TimeSpan.Zero
        ? ""
        : $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString(offset.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture)}";
}
