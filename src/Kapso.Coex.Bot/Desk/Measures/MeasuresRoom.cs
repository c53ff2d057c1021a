using System.Net.Mime;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Desk.Audit;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>Where whoever answers for the product sees how it does.</summary>
internal static class MeasuresRoom
{
    public const string Path = "/api/desk/measures";

    /// <summary>As many lines as the spreadsheets of old could open.</summary>
    private const int MostInTable = 65_000;

    public static void AddMeasures(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton<FigureReading>();
    }

    public static void MapMeasures(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/", Show).WithMetadata(new Audited(AuditAct.SawMeasures));
        desk.MapGet("/behind", Behind).WithMetadata(new Audited(AuditAct.SawMeasures));
        desk.MapGet("/steps.csv", Steps).WithMetadata(new Audited(AuditAct.Exported));
        desk.MapGet("/journeys.csv", Journeys).WithMetadata(new Audited(AuditAct.Exported));
    }

    private static async Task<IResult> Show(
        FigureReading reading, KnowledgeBase knowledge, DeskClock clock, [AsParameters] MeasuresAsked asked, CancellationToken cancelled) =>
        asked.Selection(clock) is { } selection
            ? Results.Json(await reading.Read(selection, knowledge.Now.Current, cancelled))
            : NoSuchTime();

    private static async Task<IResult> Behind(
        FigureReading reading, DeskClock clock, [AsParameters] MeasuresAsked asked, string measure, string? step, CancellationToken cancelled) =>
        asked.Selection(clock) is not { } selection ? NoSuchTime()
        : MeasuresAsked.Figure(measure) is not { } meant ? NoSuchFigure(measure)
        : Results.Json(new { items = await reading.Behind(meant, selection, step, cancelled) });

    private static async Task<IResult> Steps(
        FigureReading reading, KnowledgeBase knowledge, DeskClock clock, [AsParameters] MeasuresAsked asked, CancellationToken cancelled) =>
        asked.Selection(clock) is { } selection
            ? Csv("steps.csv", MeasureTables.Steps(await reading.Read(selection, knowledge.Now.Current, cancelled)))
            : NoSuchTime();

    private static async Task<IResult> Journeys(
        FigureReading reading, DeskClock clock, [AsParameters] MeasuresAsked asked, string? measure, string? step, CancellationToken cancelled) =>
        asked.Selection(clock) is not { } selection ? NoSuchTime()
        : MeasuresAsked.Figure(measure ?? nameof(Measure.Journeys)) is not { } meant ? NoSuchFigure(measure!)
        : Csv("journeys.csv", MeasureTables.Journeys(await reading.Behind(meant, selection, step, cancelled, MostInTable)));

    private static IResult Csv(string name, IEnumerable<IReadOnlyList<string?>> rows) => Results.File(SafeCsv.Write(rows), $"{MediaTypeNames.Text.Csv}; charset=utf-8", name);

    private static IResult NoSuchFigure(string measure) =>
        Results.Problem($"'{measure}' is not a figure. Use one of {string.Join(", ", Enum.GetNames<Measure>())}.", statusCode: StatusCodes.Status400BadRequest);

    private static IResult NoSuchTime() =>
        Results.Problem("from and to are days such as 2026-11-01, and from comes before to.", statusCode: StatusCodes.Status400BadRequest);
}
