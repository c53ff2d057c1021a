using System.Globalization;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Audit;

/// <summary>Which part of the audit somebody asks for, as it stands in an address. What cannot be understood does not matter.</summary>
internal sealed record AuditAsked(string? Person, string? Act, string? Case, string? Day, string? Before)
{
    /// <param name="times">A day begins at the desk's midnight.</param>
    public AuditFilter Filter(DeskClock times)
    {
        DateOnly? from = DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;
        return new(
            long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
            Named(Person), Named(Case), AuditActs.Parse(Act)?.Name(), Midnight(from), Midnight(from?.AddDays(1)));

        DateTimeOffset? Midnight(DateOnly? day) => day is { } known ? times.Midnight(known) : null;
    }

    /// <summary>The page that begins before this entry.</summary>
    public string Address(long before) => "/desk/audit" + QueryString.Create(
        new Dictionary<string, string?> { ["person"] = Named(Person), ["act"] = Named(Act), ["case"] = Named(Case), ["day"] = Named(Day), ["before"] = before.ToString(CultureInfo.InvariantCulture) }
            .Where(pair => pair.Value is not null));

    // A form with nothing chosen sends an empty value.
    private static string? Named(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
