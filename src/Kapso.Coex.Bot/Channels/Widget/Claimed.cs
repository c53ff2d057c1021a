using System.Globalization;
using System.Text;
using System.Text.Json;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Takes from a site's claims what we know how to use; sites differ in how they write it.</summary>
internal static class Claimed
{
    private const int MostOfAList = 20;
    private const int LongestName = 200;

    /// <summary>Null without a subject.</summary>
    public static Identity? Person(JsonElement claims) => Word(claims, "sub") is { } subject
        ? new Identity(
            subject,
            Word(claims, "name"),
            Word(claims, "email"),
            Word(claims, "locale"),
            Word(claims, "project"),
            List(claims, "numbers"),
            List(claims, "phone_number_id"),
            List(claims, "waba_id"))
        : null;

    public static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetDouble(out var seconds) && seconds is >= 0 and < 253402300799
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    private static string? Word(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>One, or several. Without blanks: they are numbers and ids.</summary>
    private static string[] List(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value)
        ? []
        :
        [
            .. (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostOfAList) : [value])
                .Select(Text).OfType<string>()
                .Select(text => string.Concat(text.Where(character => !char.IsWhiteSpace(character))))
                .Distinct(),
        ];

    // Some sites count their customers, and write numbers.
    private static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length is > 0 and <= LongestName && text.EnumerateRunes().All(IsPlain) ? text : null;
    }

    // Nothing that cannot be seen, and nothing that turns the reading direction.
    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
