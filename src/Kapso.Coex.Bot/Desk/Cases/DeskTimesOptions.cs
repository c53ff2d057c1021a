using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Kapso.Coex.Bot.Engine.Escalations;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>When people are at the desk, and how long customers wait for them.</summary>
internal sealed class DeskTimesOptions : IValidatableObject
{
    public const string Section = "Desk";

    /// <summary>By day of the week: <c>"Monday": "09:00-18:00"</c>; a day that is not named is closed. Nothing named: always open.</summary>
    public IReadOnlyDictionary<string, string> BusinessHours { get; init; } = new Dictionary<string, string>();

    /// <summary>In which zone these hours are meant: <c>America/Mexico_City</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>After so long, while the desk is open, somebody has taken the case, or the customer is told that it takes longer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Promise { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>An agent who has not answered a waiting customer for so long loses the case to the queue.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "7.00:00:00")]
    public TimeSpan AgentQuietAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>As the engine reads them.</summary>
    public DeskHours Hours => new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone),
        Days = BusinessHours.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key, ignoreCase: true), day => Span(day.Value)!.Value),
        Promise = Promise,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new ValidationResult($"Desk:TimeZone ({TimeZone}) is not a time zone that this machine knows. Write it as America/Mexico_City.");
        }

        foreach (var (day, hours) in BusinessHours)
        {
            if (!Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out _) || int.TryParse(day, out _))
            {
                yield return new ValidationResult($"Desk:BusinessHours:{day} is not a day of the week. Use Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday.");
            }

            if (Span(hours) is null)
            {
                yield return new ValidationResult($"Desk:BusinessHours:{day} ({hours}) must be written as 09:00-18:00, and end after it begins.");
            }
        }
    }

    private static (TimeOnly From, TimeOnly Until)? Span(string text) =>
        text.Split('-', StringSplitOptions.TrimEntries) is [var from, var until] && Time(from) is { } begins && Time(until) is { } ends && begins < ends
            ? (begins, ends)
            : null;

    private static TimeOnly? Time(string text) =>
        text == "24:00" ? TimeOnly.MaxValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : null;
}
