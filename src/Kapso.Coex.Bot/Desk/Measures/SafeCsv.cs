using System.Text;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Conversations;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>
/// Writes tables that a spreadsheet opens as text and never as a formula. RFC 4180, with a mark for UTF-8, without which Excel takes it
/// for something else.
/// </summary>
internal static partial class SafeCsv
{
    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Always in one line and between quotes; before what a spreadsheet could take for a formula stands an apostrophe.</summary>
    private static string Cell(string? value) =>
        $"\"{Formula().Replace(Harmless.Line(value ?? ""), "$1'").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Where the comma is for decimals, spreadsheets part cells by semicolons and do not mind our quotes: so a cell can also begin within ours.
    // The wide signs count as the narrow ones in Chinese, Japanese and Korean.
    [GeneratedRegex("""(^|[;,])(?=[\s"\u200c\u200d]*[=+\-@|%＝＋－＠﹦﹢﹣﹫])""")]
    private static partial Regex Formula();
}
