using System.Collections.Frozen;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>
/// Finds Meta's error codes in what customers write, with <c>#</c>, brackets, blanks, full-width digits and JSON around them, and
/// leaves phone numbers, ids, dates and order numbers alone.
/// </summary>
public sealed class ErrorCodes(IEnumerable<string> known)
{
    private const int OnboardingLength = 7;

    private readonly FrozenSet<string> known = known.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every code in the text, each once: onboarding codes before others, known before unknown, then in the order of the text.</summary>
    public IReadOnlyList<ErrorCode> In(string text)
    {
        if (!HasDigits(text))
        {
            return [];
        }

        var found = new List<ErrorCode>();
        var reading = new CodeContext(text);
        foreach (var group in DigitGroups.In(text))
        {
            Judge(group, reading, found);
        }

        return [.. found.Distinct().OrderByDescending(code => code.IsOnboarding).ThenByDescending(code => code.IsKnown)];
    }

    private static bool HasDigits(string text)
    {
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                return true;
            }
        }

        return false;
    }

    private void Judge(DigitGroup group, CodeContext context, List<ErrorCode> found)
    {
        if (group.IsPhoneNumber)
        {
            return;
        }

        var pieces = group.Pieces;
        for (var first = 0; first < pieces.Count; first++)
        {
            var digits = string.Empty;
            for (var last = first; last < pieces.Count && digits.Length < OnboardingLength; last++)
            {
                digits += pieces[last].Digits;
                var whole = first == 0 && last == pieces.Count - 1;
                if (CodeIn(digits, pieces[first], first == last, whole, context) is { } code)
                {
                    found.Add(code);
                    first = last;
                    break;
                }
            }
        }
    }

    private ErrorCode? CodeIn(string digits, DigitPiece start, bool unbroken, bool whole, CodeContext context) => digits.Length switch
    {
        OnboardingLength when known.Contains(digits) => new(digits, true),
        OnboardingLength when whole && context.IsMarked(start) => new(digits, false),
        6 when unbroken && IsKnown(digits) && context.IsMarkedAnywhere(start) => new(digits, true),
        2 or 3 when unbroken && IsKnown(digits) && context.IsMarkedRightBefore(start) => new(digits, true),
        _ => null,
    };

    private bool IsKnown(string digits) => known.Contains(digits) || MetaCodes.MeaningOf(digits) is not null;
}
