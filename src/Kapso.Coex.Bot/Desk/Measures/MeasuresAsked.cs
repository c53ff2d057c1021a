using System.Globalization;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>What of the journeys is asked for, as it stands in an address.</summary>
internal sealed record MeasuresAsked
{
    private const int UsualDays = 28;

    /// <summary>The first day, by the desk's clock; four weeks ago where it is left out.</summary>
    public string? From { get; init; }

    /// <summary>The last day; today where it is left out.</summary>
    public string? To { get; init; }

    public string? Channel { get; init; }

    public string? Language { get; init; }

    public string? Playbook { get; init; }

    public string? Version { get; init; }

    /// <summary>Null for what is no day, or ends before it begins.</summary>
    public Selection? Selection(DeskClock clock) => Days(clock) is var (from, to)
        ? new Selection(clock.Midnight(from), clock.Midnight(to.AddDays(1))) { Channel = Named(Channel), Language = Named(Language), Playbook = Named(Playbook), Version = Named(Version) }
        : null;

    /// <summary>The first and the last day.</summary>
    public (DateOnly From, DateOnly To)? Days(DeskClock clock) =>
        Day(To, clock.Today) is { } to && Day(From, to.AddDays(1 - UsualDays)) is { } from && from <= to ? (from, to) : null;

    /// <summary>The same again, as the end of an address. What is not chosen is left out.</summary>
    public string Query(params (string Name, string? Value)[] more) => QueryString.Create(
        new[] { ("from", From), ("to", To), ("channel", Channel), ("language", Language), ("playbook", Playbook), ("version", Version) }
            .Concat(more.Select(one => (one.Name, one.Value)))
            .Where(one => Named(one.Item2) is not null)
            .Select(one => KeyValuePair.Create(one.Item1, one.Item2))).ToString();

    /// <summary>Null for what is none: a number is no name either.</summary>
    public static Measure? Figure(string? name) =>
        Enum.TryParse<Measure>(name, ignoreCase: true, out var figure) && Enum.IsDefined(figure) && char.IsLetter(name![0]) ? figure : null;

    private static DateOnly? Day(string? text, DateOnly usual) =>
        string.IsNullOrEmpty(text) ? usual : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2000 and < 3000 ? day : null;

    // A form with nothing chosen sends an empty value.
    private static string? Named(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
