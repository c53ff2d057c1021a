namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Where to go after signing in: somewhere in the desk and nowhere else.</summary>
internal static class LocalAddress
{
    public const string Desk = "/desk";
    public const string Parameter = "to";
    private const int Longest = 1000;

    /// <summary>The address itself where it is one of the desk's pages, otherwise the desk's first.</summary>
    public static string Of(string? asked) => asked is { Length: <= Longest } && IsDesks(asked) ? asked : Desk;

    // What a browser makes of backslashes, control characters, dots and their escapes is its own affair: none of them is needed.
    private static bool IsDesks(string asked) =>
        (asked == Desk || asked.StartsWith($"{Desk}/", StringComparison.Ordinal) || asked.StartsWith($"{Desk}?", StringComparison.Ordinal))
        && asked.All(letter => char.IsAsciiLetterOrDigit(letter) || "/?&=-_.~%+:,".Contains(letter, StringComparison.Ordinal))
        && !asked.Contains("..", StringComparison.Ordinal) && !asked.Contains("//", StringComparison.Ordinal);
}
