using System.Globalization;
using System.Text;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>
/// What others wrote, as it may stand in a file that we give out: nothing that turns the reading direction, nothing that cannot be seen,
/// nothing that a terminal would obey.
/// </summary>
internal static class Harmless
{
    /// <summary>In as many lines as it had.</summary>
    public static string Text(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (IsShown(rune))
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }

    /// <summary>In one line, with single spaces.</summary>
    public static string Line(string text) => string.Join(' ', Text(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The joiners stay: families of emoji, and whole languages, are written with them.
    private static bool IsShown(Rune rune) => rune.Value is '\n' or '\t' or 0x200c or 0x200d || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
