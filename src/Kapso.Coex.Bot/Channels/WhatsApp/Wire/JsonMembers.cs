using System.Globalization;
using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Reads members that may be missing, null, empty or of another kind than documented, and never fails.</summary>
internal static class JsonMembers
{
    private const long NoSecondsAreThatMany = 100_000_000_000;
    private const long NoMillisecondsAreThatMany = NoSecondsAreThatMany * 1000;

    /// <summary>Undefined where there is none. Of two members of one name the last counts: their sender has signed, and refusing both would lose what stands beside them.</summary>
    public static JsonElement Member(this JsonElement of, ReadOnlySpan<byte> name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) ? found : default;

    public static bool Has(this JsonElement of, ReadOnlySpan<byte> name) =>
        of.Member(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Text that says something, or a number as it was written; null for "", null, absent and everything else.</summary>
    public static string? Text(this JsonElement of, ReadOnlySpan<byte> name)
    {
        var member = of.Member(name);
        return member.ValueKind switch
        {
            JsonValueKind.String when member.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => member.GetRawText(),
            _ => null,
        };
    }

    public static bool Is(this JsonElement of, ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected)
    {
        var member = of.Member(name);
        return member.ValueKind == JsonValueKind.String && member.ValueEquals(expected);
    }

    /// <summary>Nothing where there is no array.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement of, ReadOnlySpan<byte> name)
    {
        var member = of.Member(name);
        return member.ValueKind == JsonValueKind.Array ? member.EnumerateArray() : default;
    }

    /// <summary>Unix seconds as text or number, as Meta writes them; milliseconds and ISO 8601 too, as others do.</summary>
    public static DateTimeOffset? Moment(this JsonElement of, ReadOnlySpan<byte> name)
    {
        var text = of.Text(name);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count switch
            {
                < NoSecondsAreThatMany => DateTimeOffset.FromUnixTimeSeconds(count),
                < NoMillisecondsAreThatMany => DateTimeOffset.FromUnixTimeMilliseconds(count),
                _ => null,
            };
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
    }
}
