using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Where a file lies, as <c>GET /{media_id}</c> says.</summary>
/// <param name="Address">Good for five minutes.</param>
/// <param name="Sha256">The bytes of the hash; null where none is promised.</param>
internal sealed record MediaPlace(string Address, byte[]? Sha256, long? Size)
{
    private const int HashLength = 32;

    /// <summary>Null when it says no such thing.</summary>
    public static MediaPlace? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);

            // Kapso's proxy keeps a copy of its own, and names it beside Meta's address, for which we have no token.
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && (Text(root, "download_url") ?? Text(root, "url")) is { } address
                ? new MediaPlace(address, HashFrom(Text(root, "sha256")), SizeIn(root))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Webhooks write a hash in base64, and this answer in hex: what counts is the bytes.</summary>
    public static byte[]? HashFrom(string? written)
    {
        if (written?.Length == HashLength * 2 && written.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(written);
        }

        var bytes = new byte[HashLength + 2];
        return written is not null && Convert.TryFromBase64String(written, bytes, out var length) && length == HashLength ? bytes[..HashLength] : null;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>Documented as text, and seen as a number.</summary>
    private static long? SizeIn(JsonElement root) =>
        long.TryParse(root.TryGetProperty("file_size", out var member) ? $"{member}" : null, out var size) ? size : null;
}
