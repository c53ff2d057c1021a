using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>One message of a customer.</summary>
internal static class MetaMessage
{
    /// <param name="beside">What Kapso knows besides.</param>
    public static Notice Read(JsonElement message, Person from, string? number, DateTimeOffset now, KapsosWord beside = default)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return new Notice.Unreadable(number, "not an object");
        }

        if (message.Text("type"u8) is not { } type)
        {
            return new Notice.Unreadable(number, "no type");
        }

        if (type == "system" && !message.Has("group_id"u8))
        {
            return MetaSystem.Read(message, number, now);
        }

        if (AsideKind(message, type) is { } kind)
        {
            return new Notice.Aside(number, kind);
        }

        if (message.Text("id"u8) is not { } id)
        {
            return new Notice.Unreadable(number, "no id");
        }

        if (from.IsNobody)
        {
            return new Notice.Unreadable(number, "nobody whom it is from");
        }

        // However old it is: Meta delivers for days after an outage, and only the inbox knows what else has been said since. It has At.
        return MetaSaid.Read(message, type, beside) is { } said
            ? new Notice.Message(number, from, id, message.Moment("timestamp"u8) ?? now, said)
            : new Notice.Unreadable(number, $"a {type} without its content");
    }

    /// <summary>What wakes nobody: only what a customer says to us is answered, and a reaction or an edit says nothing new.</summary>
    private static string? AsideKind(JsonElement message, string type) => type switch
    {
        // Never answered in private by accident, whatever it holds.
        _ when message.Has("group_id"u8) => "group",
        "text" or "button" or "image" or "document" or "audio" or "voice" or "video" or "sticker" or "location" or "contacts" => null,
        "interactive" => message.Member("interactive"u8).Text("type"u8) is { } reply and not ("button_reply" or "list_reply") ? reply : null,
        "unsupported" or "unknown" => message.Member("unsupported"u8).Text("type"u8) is { } hidden and ("edit" or "revoke" or "reaction") ? hidden : null,
        _ => type,
    };
}
