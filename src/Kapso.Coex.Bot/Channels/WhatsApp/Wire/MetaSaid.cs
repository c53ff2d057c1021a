using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>What a message holds, by its type.</summary>
internal static class MetaSaid
{
    /// <summary>Null where the content is missing.</summary>
    public static Said? Read(JsonElement message, string type, KapsosWord beside) => type switch
    {
        "text" => Words(message.Member("text"u8).Text("body"u8) ?? beside.Content),
        "button" => (Said?)Button(message.Member("button"u8)) ?? Words(beside.Content),
        "interactive" => (Said?)Reply(message.Member("interactive"u8)) ?? Words(beside.Content),
        "image" or "document" => File(message, type, beside),

        // A transcript is what the customer said, so it is read like anything else they say.
        "audio" or "voice" => (Said?)Words(beside.Transcript) ?? new Said.Other(OtherKind.Voice),
        "video" => new Said.Other(OtherKind.Video, message.Member("video"u8).Text("caption"u8)),
        "sticker" => new Said.Other(OtherKind.Sticker),
        "location" => new Said.Other(OtherKind.Location),
        "contacts" => new Said.Other(OtherKind.Contacts),
        "unsupported" or "unknown" => new Said.Other(OtherKind.Unsupported),
        _ => null,
    };

    private static Said.Words? Words(string? text) => text is null ? null : new Said.Words(text);

    private static Said.Tapped? Button(JsonElement button)
    {
        var (payload, text) = (button.Text("payload"u8), button.Text("text"u8));
        return (payload ?? text) is { } id ? new Said.Tapped(id, text ?? id) : null;
    }

    private static Said.Tapped? Reply(JsonElement interactive)
    {
        var reply = interactive.Member("button_reply"u8) is { ValueKind: JsonValueKind.Object } button ? button : interactive.Member("list_reply"u8);
        var (id, title) = (reply.Text("id"u8), reply.Text("title"u8));
        return (id ?? title) is { } known ? new Said.Tapped(known, title ?? known) : null;
    }

    private static Said? File(JsonElement message, string type, KapsosWord beside)
    {
        var file = message.Member(type == "image" ? "image"u8 : "document"u8);
        return MetaMedia.Read(file, type, beside) is { } media
            ? new Said.File(media, file.Text("caption"u8))

            // 131052: Meta could not fetch it itself, such as over 100 MB.
            : message.Has("errors"u8) ? new Said.Other(OtherKind.Unsupported) : null;
    }
}
