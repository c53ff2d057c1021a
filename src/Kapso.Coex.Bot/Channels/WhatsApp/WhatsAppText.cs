using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Our texts as WhatsApp shows them: **bold** is *bold*, [a link](https://…) stands in full. Any other mark that WhatsApp would take for
/// formatting is a customer's, in the name of a file perhaps, and is shown as it is.
/// </summary>
internal static partial class WhatsAppText
{
    public static string From(string markdown) => Written().Replace(Clean(markdown), Rewritten).Trim();

    /// <summary>A title: one line, and no formatting at all, because buttons show none.</summary>
    public static string Plain(string title) => Clean(title).Replace('\n', ' ').Trim();

    /// <summary>JSON takes no half characters, and phones no control characters.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n':
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append(' ');
                    break;
                default:
                    if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control)
                    {
                        clean.Append(rune.ToString());
                    }

                    break;
            }
        }

        return clean.ToString();
    }

    private static string Rewritten(Match found, string text)
    {
        var (label, address, strong) = (found.Groups["label"], found.Groups["address"], found.Groups["bold"]);
        if (address.Success)
        {
            return label.Success && label.Value != address.Value ? $"{Written().Replace(label.Value, Rewritten)} ({address.Value})" : address.Value;
        }

        if (strong.Success)
        {
            var inner = Written().Replace(strong.Value, Rewritten);
            return IsWord(text, found.Index - 1) || IsWord(text, found.Index + found.Length) ? inner : $"*{inner}*";
        }

        return found switch
        {
            _ when found.Groups["bullet"].Success => "- ",
            _ when found.Groups["mark"].Success => Mark(text, found.Index),
            _ => found.Value,
        };
    }

    /// <summary>
    /// Inside a word, as in phone_number_id, and between spaces WhatsApp leaves a mark alone. It knows no way to escape one. What takes its
    /// place is no letter: beside a letter our own bold would not be bold.
    /// </summary>
    private static string Mark(string text, int at)
    {
        var isHarmless = (IsWord(text, at - 1) && IsWord(text, at + 1)) || (IsGap(text, at - 1) && IsGap(text, at + 1));
        return (isHarmless, text[at]) switch
        {
            (true, var mark) => $"{mark}",
            (_, '*') => "∗",
            (_, '_') => "＿",
            (_, '~') => "∼",
            _ => "｀",
        };
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsGap(string text, int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]);

    /// <summary>Each match with the text that it stands in, because its neighbours count.</summary>
    private static string Replace(this Regex regex, string text, Func<Match, string, string> rewritten) => regex.Replace(text, found => rewritten(found, text));

    [GeneratedRegex(
        """
        \[ (?<label> [^\[\]\n]+ ) \] \( (?<address> https?://[^\s()]+ ) \)
        | < (?<address> https?://[^\s<>]+ ) >
        | \*\* (?<bold> [^\s*] (?: [^*\n]* [^\s*] )? ) \*\*
        | (?<kept> https?:// (?: [^\s*] | \*(?!\*) )+ )
        | ^ (?<bullet> \*[ ] )
        | (?<mark> [*_~`] )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
