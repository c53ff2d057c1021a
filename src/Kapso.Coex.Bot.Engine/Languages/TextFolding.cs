using System.Globalization;
using System.Text;

namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>Makes two ways of writing the same word equal: case, accents, full-width digits, invisible characters, punctuation.</summary>
public static class TextFolding
{
    /// <summary>The words of a text, folded: <c>"¡Sí, YA está!"</c> is <c>si ya esta</c>.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark:
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber:
                    word.Append(char.ToLowerInvariant(character));
                    break;
                default:
                    EndWord(words, word);
                    break;
            }
        }

        EndWord(words, word);
        return words;
    }

    /// <summary>The same words, parted by single spaces.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text));

    private static void EndWord(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
