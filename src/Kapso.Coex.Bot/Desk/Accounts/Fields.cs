using System.Globalization;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What people type into the forms about themselves, as we keep it; null where it cannot be kept.</summary>
internal static partial class Fields
{
    private const int LongestName = 80;
    private const int LongestEmail = 254;

    /// <summary>In one line, without what cannot be seen: colleagues and customers read it.</summary>
    public static string? Name(string typed)
    {
        var shown = string.Concat(typed.EnumerateRunes().Where(letter => System.Text.Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)).Select(letter => letter.ToString()));
        var name = Spaces().Replace(shown, " ").Trim();
        return name.Length is > 0 and <= LongestName ? name : null;
    }

    /// <summary>Only whether it can be one. Whether mail arrives there nobody asks.</summary>
    public static string? Email(string typed) => typed.Trim() is { Length: <= LongestEmail } email && Address().IsMatch(email) ? email : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[^\s@<>""]+@[^\s@<>""]+$")]
    private static partial Regex Address();
}
