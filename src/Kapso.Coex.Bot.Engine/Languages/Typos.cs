namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>Tells a slip of the finger from another word.</summary>
public static class Typos
{
    private const int ShortestForgiven = 5;

    /// <summary>
    /// The same word, or one letter off (changed, missing, extra, or two swapped) where both have five letters or more. Another digit is
    /// another number, and never a slip.
    /// </summary>
    public static bool Forgives(ReadOnlySpan<char> written, ReadOnlySpan<char> meant)
    {
        if (written.SequenceEqual(meant))
        {
            return true;
        }

        if (written.Length < ShortestForgiven || meant.Length < ShortestForgiven || Math.Abs(written.Length - meant.Length) > 1
            || written.ContainsAnyInRange('0', '9') || meant.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var start = written.CommonPrefixLength(meant);
        var restWritten = written[start..];
        var restMeant = meant[start..];
        if (restWritten.Length == restMeant.Length)
        {
            return restWritten[1..].SequenceEqual(restMeant[1..])
                || (restWritten.Length > 1 && restWritten[0] == restMeant[1] && restWritten[1] == restMeant[0] && restWritten[2..].SequenceEqual(restMeant[2..]));
        }

        return restWritten.Length > restMeant.Length ? restWritten[1..].SequenceEqual(restMeant) : restMeant[1..].SequenceEqual(restWritten);
    }
}
