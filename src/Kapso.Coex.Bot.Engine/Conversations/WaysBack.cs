using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Finds in a message where its writer can be reached: an e-mail address, or a phone number written as one.</summary>
internal static partial class WaysBack
{
    public static string? In(string text) =>
        Email().Match(text) is { Success: true } email ? email.Value
        : Phone().Match(text) is { Success: true } phone ? phone.Value.Trim()
        : null;

    [GeneratedRegex(@"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    // With its plus: without one, a number may be an id of Meta's.
    [GeneratedRegex(@"\+\d[\d\s().-]{6,18}\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();
}
