namespace Kapso.Coex.Bot.Engine.Evidence;

/// <summary>What is wrong, if anything, with a text given as one of Meta's ids.</summary>
public enum IdProblem
{
    None,
    NoDigits,
    TooShort,
    TooLong,

    /// <summary>Written like a phone number, or of a length that ids rarely have: ask which screen it was copied from.</summary>
    LooksLikePhone,
}

/// <summary>
/// Reads one of Meta's ids from a customer's text. Ids are 10 to 20 digits, typically 15 or 16; a phone number has at most 15, so
/// length alone never decides.
/// </summary>
public static class IdCheck
{
    public const int Shortest = 10;
    public const int Longest = 20;
    private const int RarelyShorterThan = 14;

    /// <summary>The numbers in a text, each with how it was written: spaces, dots and dashes between digits do not part a number.</summary>
    public static IReadOnlyList<WrittenNumber> Numbers(string text)
    {
        var found = new List<WrittenNumber>();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsDigit(text[at]))
            {
                var number = ReadAt(text, at);
                found.Add(number);
                at = number.End;
            }
        }

        return found;
    }

    public static IdProblem Check(WrittenNumber number) => number switch
    {
        { Digits.Length: < Shortest } => IdProblem.TooShort,
        { Digits.Length: > Longest } => IdProblem.TooLong,
        { WrittenAsPhone: true } => IdProblem.LooksLikePhone,
        { Digits.Length: < RarelyShorterThan } => IdProblem.LooksLikePhone,
        _ => IdProblem.None,
    };

    private static WrittenNumber ReadAt(string text, int start)
    {
        var digits = new System.Text.StringBuilder();
        var end = start;
        var phoneLike = start > 0 && (text[start - 1] is '+' or '(' || (start > 1 && text[start - 1] is ' ' && text[start - 2] is '+'));
        for (var at = start; at < text.Length; at++)
        {
            if (char.IsDigit(text[at]))
            {
                digits.Append((char)('0' + char.GetNumericValue(text[at])));
                end = at;
            }
            else if (!JoinsDigits(text, at) || (digits.Length >= Shortest && DigitsFrom(text, at + 1) >= Shortest))
            {
                break;
            }
            else
            {
                phoneLike |= text[at] is '(' or ')' or '-';
            }
        }

        return new WrittenNumber(digits.ToString(), start, end, phoneLike);
    }

    /// <summary>How many digits follow at once: two ids side by side are two.</summary>
    private static int DigitsFrom(string text, int start)
    {
        var at = start;
        while (at < text.Length && char.IsDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }

    private static bool JoinsDigits(string text, int at) =>
        text[at] is ' ' or '-' or '.' or '(' or ')' or '\u00a0' && at + 1 < text.Length
        && (char.IsDigit(text[at + 1]) || (text[at] is ')' or ' ' && text[at + 1] is '(' or ' ' or '-' && at + 2 < text.Length && char.IsDigit(text[at + 2])));
}

/// <summary>A number as a customer wrote it.</summary>
/// <param name="Digits">Its digits, plain ASCII.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Its last digit's place.</param>
/// <param name="WrittenAsPhone">With a plus, brackets or dashes.</param>
public sealed record WrittenNumber(string Digits, int Start, int End, bool WrittenAsPhone);
