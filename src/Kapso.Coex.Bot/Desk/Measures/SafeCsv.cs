using System.Text;

namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>
/// Writes tables that a spreadsheet opens as text and never as a formula. RFC 4180, with a mark for UTF-8, without which Excel takes it
/// for something else.
/// </summary>
internal static class SafeCsv
{
    private const string Formula = "=+-@\t\r\n|%";

    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Always between quotes; before what a spreadsheet could take for a formula stands an apostrophe.</summary>
    private static string Cell(string? value)
    {
        var text = (value ?? "").Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);
        var first = text.TrimStart(' ', '\u00a0', '\u200b', '\ufeff');
        return first.Length > 0 && (Formula.Contains(first[0], StringComparison.Ordinal) || "＝＋－＠".Contains(first[0], StringComparison.Ordinal))
            ? $"\"'{text}\""
            : $"\"{text}\"";
    }
}
