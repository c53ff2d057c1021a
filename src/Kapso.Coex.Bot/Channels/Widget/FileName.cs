using System.Globalization;
using System.Text;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Makes what a stranger calls a file fit to be shown: no path, no secret, nothing invisible, nothing that turns the reading direction.</summary>
internal static class FileName
{
    private const int Longest = 100;

    public static string Clean(string? name)
    {
        var last = name?.Split('/', '\\')[^1] ?? "";

        // Before it is cut: half a token would not be known for one.
        var visible = Secrets.Remove(string.Concat(last.EnumerateRunes().Where(IsVisible)).Trim()).Text;
        return visible switch
        {
            "" or "." or ".." => "file",
            { Length: > Longest } => visible[..Longest],
            _ => visible,
        };
    }

    public static string CleanType(string? contentType) =>
        contentType is { Length: > 0 and <= Longest } && contentType.All(letter => char.IsAsciiLetterOrDigit(letter) || "/.+-_".Contains(letter)) && !Secrets.Remove(contentType).Had
            ? contentType.ToLowerInvariant()
            : "application/octet-stream";

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
