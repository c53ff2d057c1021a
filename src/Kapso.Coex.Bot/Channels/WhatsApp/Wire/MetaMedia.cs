using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>Where a photo or document can be fetched, and what it should hash to.</summary>
internal static class MetaMedia
{
    private const int HashLength = 32;

    public static MediaReference? Read(JsonElement file, string type, KapsosWord beside)
    {
        // Meta's own address wants a token that only Kapso has.
        var url = beside.IsGiven ? beside.MediaUrl : file.Text("url"u8);
        var id = file.Text("id"u8);
        if (id is null && url is null)
        {
            return null;
        }

        var contentType = file.Text("mime_type"u8) ?? beside.ContentType ?? (type == "image" ? "image/jpeg" : "application/octet-stream");
        var name = file.Text("filename"u8) ?? beside.FileName ?? type;
        return new MediaReference(id ?? "", url, Hash(file.Text("sha256"u8)), contentType, name);
    }

    /// <summary>32 bytes, written as base64 in webhooks, as hex in history and where media are asked for; null for anything else.</summary>
    public static byte[]? Hash(string? written)
    {
        var hash = new byte[HashLength];
        return written?.Length switch
        {
            2 * HashLength when Convert.FromHexString(written, hash, out _, out _) == OperationStatus.Done => hash,
            44 when Convert.TryFromBase64String(written, hash, out var length) && length == HashLength => hash,

            // Its Try… throws on letters that are none of base64's.
            43 or 44 when Base64Url.DecodeFromChars(written, hash, out _, out var length) == OperationStatus.Done && length == HashLength => hash,
            _ => null,
        };
    }
}
