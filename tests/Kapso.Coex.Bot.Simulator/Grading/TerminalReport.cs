using System.Globalization;
using Kapso.Coex.Bot.Simulator.Bots;
using Kapso.Coex.Bot.Simulator.Scenarios;

namespace Kapso.Coex.Bot.Simulator.Grading;

/// <summary>The results as a person reads them in a terminal.</summary>
public static class TerminalReport
{
    public static void Write(Results results, TextWriter output, int failures)
    {
        Table(output, "persona", results.By(grade => grade.Outcome.Encounter.Persona.Name));
        Table(output, "language", results.By(grade => grade.Outcome.Encounter.Language));
        Table(output, "fault", results.ByFault());
        output.WriteLine();
        output.WriteLine($"{"part",-34}{"right",8}");
        foreach (var part in Enum.GetValues<Part>())
        {
            output.WriteLine($"{part,-34}{Percent(results.Grades.Average(grade => grade.Parts[part] is null ? 1.0 : 0)),8}");
        }

        output.WriteLine();
        var efforts = results.Grades.Select(grade => grade.Effort).OfType<double>().Order().ToList();
        var median = efforts.Count == 0 ? double.NaN : efforts[efforts.Count / 2];
        var elsewhere = results.Grades.Where(grade => grade.Outcome.Encounter.Scenario.Aim != Aim.Person).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{results.Grades.Count} conversations · falsely solved {results.Grades.Count(grade => grade.IsFalselySolved)} · handed over in vain {Percent(elsewhere.Count == 0 ? 0 : elsewhere.Average(grade => grade.IsFalseEscalation ? 1.0 : 0))} · messages over the fewest, median {median:N2}"));
        var lost = results.Grades.SelectMany(grade => grade.Outcome.NotUnderstood).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lost.Count} of {results.Grades.Sum(grade => grade.Outcome.Customer.Sent)} messages were not understood, most often:"));
        foreach (var group in lost.GroupBy(text => text).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(failures))
        {
            output.WriteLine($"{group.Count(),6}× {group.Key}");
        }

        foreach (var group in results.Grades.Where(grade => !grade.Passed).GroupBy(Why).OrderByDescending(group => group.Count()).Take(failures))
        {
            output.WriteLine();
            output.WriteLine($"{group.Count()}× {group.Key}");
            Transcript(output, group.MinBy(grade => (grade.Outcome.Encounter.Scenario.Faults.Count, grade.Outcome.Transcript.Count))!);
        }
    }

    public static string Why(Grade grade)
    {
        var (part, why) = grade.Parts.First(part => part.Value is not null);
        return $"{part}: {why}";
    }

    public static void Transcript(TextWriter output, Grade grade)
    {
        output.WriteLine($"  {grade.Outcome.Encounter.Id} · {grade.Outcome.Encounter.Scenario.Aim} · ended {grade.Outcome.End} {grade.Outcome.Reason}");
        foreach (var line in grade.Outcome.Transcript)
        {
            output.WriteLine($"    {line.Minute,5} {line.Who,-8} {(line.Step is null ? "" : $"<{line.Step}> ")}{Short(line.Text)}");
        }
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 170 } longer ? $"{longer[..170]}…" : text.ReplaceLineEndings(" ");

    private static void Table(TextWriter output, string of, IEnumerable<(string Name, IReadOnlyList<Grade> Grades)> rows)
    {
        output.WriteLine();
        output.WriteLine($"{of,-34}{"held",8}{"pass^1",8}{"pass^2",8}{"pass^4",8}{"pass^8",8}");
        foreach (var (name, grades) in rows)
        {
            output.WriteLine($"{name,-34}{grades.Count,8}{string.Concat(new[] { 1, 2, 4, 8 }.Select(times => $"{Percent(Results.PassHat(grades, times)),8}"))}");
        }
    }

    private static string Percent(double share) => double.IsNaN(share) ? "–" : share.ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
}
