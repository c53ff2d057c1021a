using System.Globalization;
using System.Net;
using System.Text;

namespace Kapso.Coex.Bot.Simulator.Grading;

/// <summary>The results as one page, with nothing to load: bars by persona, language and fault, and the conversations that failed.</summary>
public static class HtmlReport
{
    private const int MostTranscripts = 40;

    public static string Write(Results results, IReadOnlyList<(string Name, double Share)> baselines)
    {
        var page = new StringBuilder(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Simulated customers</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; } body { max-inline-size: 60rem; margin: 2rem auto; padding-inline: 1rem; }
            table { border-collapse: collapse; inline-size: 100%; } td, th { text-align: start; padding: .25rem .5rem; border-block-end: 1px solid #8884; }
            td.n { text-align: end; font-variant-numeric: tabular-nums; inline-size: 5rem; }
            .bar { block-size: .75rem; border-radius: .375rem; background: #8883; } .bar i { display: block; block-size: 100%; border-radius: inherit; background: #2e7d5b; } .bar i.low { background: #c2571a; }
            details { margin-block: .5rem; } summary { cursor: pointer; } pre { white-space: pre-wrap; font-size: .8125rem; } .customer { color: #2563eb; }
            @media (prefers-color-scheme: dark) { .customer { color: #93b4ff; } }
            </style><h1>What became of their numbers</h1>
            """);
        page.Append(CultureInfo.InvariantCulture, $"<p>{results.Grades.Count:N0} conversations. A bar is the share that ended well: connected and proven, or with a person who has everything, or explained; nothing destroyed on the way.</p>");
        Bars(page, "By customer", results.By(grade => grade.Outcome.Encounter.Persona.Name).Select(Share));
        Bars(page, "By language", results.By(grade => grade.Outcome.Encounter.Language).Select(Share));
        Bars(page, "By fault", results.ByFault().Select(Share));
        Bars(page, "Without the bot", baselines);
        Bars(page, "Messages against the fewest that would do", Efforts(results));
        page.Append("<h2>What went wrong</h2>");
        foreach (var failed in results.Grades.Where(grade => !grade.Passed).GroupBy(TerminalReport.Why).OrderByDescending(group => group.Count()).Take(MostTranscripts))
        {
            Transcript(page, failed.Count(), failed.MinBy(grade => (grade.Outcome.Encounter.Scenario.Faults.Count, grade.Outcome.Transcript.Count))!);
        }

        return page.Append("</html>").ToString();
    }

    private static (string, double) Share((string Name, IReadOnlyList<Grade> Grades) row) => (row.Name, Results.PassHat(row.Grades, 1));

    private static IEnumerable<(string, double)> Efforts(Results results)
    {
        var efforts = results.Grades.Select(grade => grade.Effort).OfType<double>().ToList();
        return new[] { 1.5, 2, 2.5, 3 }.Select(times =>
            ($"at most {times.ToString("0.0", CultureInfo.InvariantCulture)} times", efforts.Count == 0 ? 0 : efforts.Count(effort => effort <= times) / (double)efforts.Count));
    }

    private static void Bars(StringBuilder page, string title, IEnumerable<(string Name, double Share)> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><table>");
        foreach (var (name, share) in rows)
        {
            var percent = (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><th scope=row>{WebUtility.HtmlEncode(name)}</th><td style=\"inline-size:40%\"><div class=bar><i{(share < 0.95 ? " class=low" : "")} style=\"inline-size:{percent}%\"></i></div></td><td class=n>{percent}%</td></tr>");
        }

        page.Append("</table>");
    }

    private static void Transcript(StringBuilder page, int count, Grade grade)
    {
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{count} × {WebUtility.HtmlEncode(TerminalReport.Why(grade))} ({WebUtility.HtmlEncode(grade.Outcome.Encounter.Id)})</summary><pre>");
        foreach (var line in grade.Outcome.Transcript)
        {
            page.Append(CultureInfo.InvariantCulture, $"<span class={line.Who}>{line.Minute,5} {line.Who}: {WebUtility.HtmlEncode(line.Text)}</span>\n");
        }

        page.Append("</pre></details>");
    }
}
