using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Simulator.Grading;

/// <summary>The results for machines: every conversation, and the transcripts of those that failed. The same seed gives the same bytes.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write(Results results) => JsonSerializer.Serialize(
        new
        {
            conversations = results.Grades.Count,
            personas = results.By(grade => grade.Outcome.Encounter.Persona.Name).Select(Row),
            languages = results.By(grade => grade.Outcome.Encounter.Language).Select(Row),
            faults = results.ByFault().Select(Row),
            parts = Enum.GetValues<Part>().ToDictionary(part => part.ToString(), part => results.Grades.Average(grade => grade.Parts[part] is null ? 1.0 : 0)),
            failures = results.Grades.Where(grade => !grade.Passed).Select(grade => new
            {
                id = grade.Outcome.Encounter.Id,
                why = TerminalReport.Why(grade),
                aim = grade.Outcome.Encounter.Scenario.Aim.ToString(),
                end = grade.Outcome.End.ToString(),
                reason = grade.Outcome.Reason,
                transcript = grade.Outcome.Transcript.Select(line => new { line.Minute, line.Who, line.Step, line.Text }),
            }),
        },
        Options);

    private static object Row((string Name, IReadOnlyList<Grade> Grades) row) => new
    {
        name = row.Name,
        held = row.Grades.Count,
        pass = new[] { 1, 2, 4, 8 }.Select(times => Results.PassHat(row.Grades, times)),
    };
}
