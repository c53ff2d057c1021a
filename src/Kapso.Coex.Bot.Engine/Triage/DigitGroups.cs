using System.Globalization;
using System.Text;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Digits without anything between them, in plain ASCII, and where they begin in the original.</summary>
internal readonly record struct DigitPiece(string Digits, int Start);

/// <summary>Pieces that only blanks, dots or dashes keep apart: a code, a phone number or an amount, however it was grouped.</summary>
internal sealed record DigitGroup(IReadOnlyList<DigitPiece> Pieces, bool AfterPlus)
{
    /// <summary>With a plus sign in front, or so many short groups that only phone numbers are written so.</summary>
    public bool IsPhoneNumber => AfterPlus || (Pieces.Count > 1 && Pieces.Sum(piece => piece.Digits.Length) is >= 8 and <= 15
        && !Pieces.Any(piece => piece.Digits.Length == 7));
}

internal static class DigitGroups
{
    public static List<DigitGroup> In(string text)
    {
        var groups = new List<DigitGroup>();
        var pieces = new List<DigitPiece>();
        var digits = new StringBuilder();
        var start = 0;
        var gap = 0;
        var plus = false;
        var attached = false; // to a letter, as in wamid.HBg123: then it is part of a name
        var beforeGroup = ' ';
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (char.IsDigit(character))
            {
                if (digits.Length == 0)
                {
                    if (pieces.Count == 0)
                    {
                        plus = beforeGroup == '+';
                    }

                    start = at;
                    attached = at > 0 && char.IsLetter(text[at - 1]);
                }

                digits.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)));
                gap = 0;
                continue;
            }

            if (IsInvisible(character))
            {
                continue;
            }

            ClosePiece(char.IsLetter(character) || character == '_');
            if (!IsSeparator(character) || ++gap > 2)
            {
                CloseGroup();
            }

            beforeGroup = character is ' ' or '(' && beforeGroup == '+' ? '+' : character;
        }

        ClosePiece(false);
        CloseGroup();
        return groups;

        void ClosePiece(bool letterFollows)
        {
            if (digits.Length > 0 && !(attached && letterFollows) && !(attached && digits.Length != 7))
            {
                pieces.Add(new(digits.ToString(), start));
            }

            digits.Clear();
        }

        void CloseGroup()
        {
            if (pieces.Count > 0)
            {
                groups.Add(new([.. pieces], plus));
                pieces.Clear();
            }

            gap = 0;
            plus = false;
        }
    }

    private static bool IsSeparator(char character) => character is '.' or '-' or '\u2011' or '\u2013' || (char.IsWhiteSpace(character) && character != '\n');

    private static bool IsInvisible(char character) =>
        character is '\u20e3' || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;
}
