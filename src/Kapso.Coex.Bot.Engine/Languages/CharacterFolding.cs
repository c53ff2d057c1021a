using System.Globalization;
using System.Text;

namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>What a single character beyond ASCII means without its accent, width or style.</summary>
internal static class CharacterFolding
{
    private const int TableEnd = 0x250;

    private static readonly string?[] Latin = [.. Enumerable.Range(0, TableEnd).Select(code => Decompose(((char)code).ToString()))];

    /// <summary>Plain lower-case letters or digits; empty for what is not seen (joiners, accents on their own); null for what separates words.</summary>
    public static string? Plain(string text, int at, int width)
    {
        var character = text[at];
        if (character < TableEnd)
        {
            return Latin[character];
        }

        if (character is >= '０' and <= '９')
        {
            return Latin[character - '０' + '0'];
        }

        return Decompose(text.Substring(at, width));
    }

    private static string? Decompose(string character)
    {
        if (!Rune.TryGetRuneAt(character, 0, out var rune))
        {
            return null;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return string.Empty;
            case UnicodeCategory.DecimalDigitNumber:
                return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
            default:
                return Letters(character);
        }
    }

    private static string? Letters(string character)
    {
        var plain = character switch
        {
            "ß" => "ss",
            "æ" or "Æ" => "ae",
            "œ" or "Œ" => "oe",
            "ø" or "Ø" => "o",
            "ł" or "Ł" => "l",
            "ı" => "i",
            _ => string.Concat(character.Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToLowerInvariant(),
        };
        return plain.Length == 0 ? null : plain.Length > 2 ? plain[..2] : plain;
    }
}
