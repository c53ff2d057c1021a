using System.Globalization;
using System.Net.Mime;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Audit;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>Where whoever answers for the product sees how it does.</summary>
internal static class MeasuresRoom
{
    public const string Path = "/api/desk/measures";
    private const int UsualDays = 28;

    public static void AddMeasures(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton<FigureReading>();
    }

    public static void MapMeasures(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/", Show);
        desk.MapGet("/behind", Behind);
        desk.MapGet("/steps.csv", Steps).WithMetadata(new Audited(AuditAct.Exported));
        desk.MapGet("/journeys.csv", Journeys).WithMetadata(new Audited(AuditAct.Exported));
    }

    private static async Task<IResult> Show(
        FigureReading reading, KnowledgeBase knowledge, TimeProvider clock, [AsParameters] Asked asked, CancellationToken cancelled) =>
        asked.Selection(clock.GetUtcNow()) is { } selection
            ? Results.Json(await reading.Read(selection, knowledge.Now.Current, cancelled))
            : NoSuchTime();

    private static async Task<IResult> Behind(
        FigureReading reading, TimeProvider clock, [AsParameters] Asked asked, string measure, string? step, CancellationToken cancelled) =>
        asked.Selection(clock.GetUtcNow()) is not { } selection ? NoSuchTime()
        : !Enum.TryParse<Measure>(measure, ignoreCase: true, out var meant) ? Results.Problem(
            $"'{measure}' is not a figure. Use one of {string.Join(", ", Enum.GetNames<Measure>())}.", statusCode: StatusCodes.Status400BadRequest)
        : Results.Json(new { items = await reading.Behind(meant, selection, step, cancelled) });

    private static async Task<IResult> Steps(
        FigureReading reading, KnowledgeBase knowledge, TimeProvider clock, [AsParameters] Asked asked, CancellationToken cancelled) =>
        asked.Selection(clock.GetUtcNow()) is { } selection
            ? Csv("steps.csv", MeasureTables.Steps(await reading.Read(selection, knowledge.Now.Current, cancelled)))
            : NoSuchTime();

    private static async Task<IResult> Journeys(FigureReading reading, TimeProvider clock, [AsParameters] Asked asked, CancellationToken cancelled) =>
        asked.Selection(clock.GetUtcNow()) is { } selection
            ? Csv("journeys.csv", MeasureTables.Journeys(await reading.Behind(Measure.Journeys, selection, null, cancelled)))
            : NoSuchTime();

    private static IResult Csv(string name, IEnumerable<IReadOnlyList<string?>> rows) => Results.File(SafeCsv.Write(rows), $"{MediaTypeNames.Text.Csv}; charset=utf-8", name);

    private static IResult NoSuchTime() =>
        Results.Problem("from and to are days such as 2026-11-01, and from comes before to.", statusCode: StatusCodes.Status400BadRequest);

    /// <summary>What of the journeys is asked for, as it stands in an address.</summary>
    internal sealed record Asked
    {
        /// <summary>The first day, in UTC; four weeks ago where it is left out.</summary>
        public string? From { get; init; }

        /// <summary>The last day; today where it is left out.</summary>
        public string? To { get; init; }

        public string? Channel { get; init; }

        public string? Language { get; init; }

        public string? Playbook { get; init; }

        public string? Version { get; init; }

        public Selection? Selection(DateTimeOffset now)
        {
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            return Day(To, today) is { } to && Day(From, to.AddDays(1 - UsualDays)) is { } from && from <= to
                ? new Selection(Midnight(from), Midnight(to.AddDays(1))) { Channel = Named(Channel), Language = Named(Language), Playbook = Named(Playbook), Version = Named(Version) }
                : null;
        }

        private static DateOnly? Day(string? text, DateOnly usual) =>
            string.IsNullOrEmpty(text) ? usual : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

        // A form with nothing chosen sends an empty value.
        private static string? Named(string? value) => string.IsNullOrEmpty(value) ? null : value;
    }
}
