using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>What a person of ours typed in the phone's app or a linked device, on a coexistence number.</summary>
internal static class MetaEchoes
{
    public static void Read(JsonElement value, Place place, DateTimeOffset now, List<Notice> notices)
    {
        var number = value.Member("metadata"u8).Text("phone_number_id"u8);
        var listed = value.Member("message_echoes"u8);
        if (listed.ValueKind != JsonValueKind.Array)
        {
            notices.Add(new Notice.Unreadable(number, $"{place}.message_echoes: not a list"));
            return;
        }

        var contacts = new Contacts(value);
        var alone = listed.GetArrayLength() == 1;
        var at = 0;
        foreach (var echo in listed.EnumerateArray())
        {
            var (to, userId) = (echo.Text("to"u8), echo.Text("to_user_id"u8));
            var person = People.Person(to, userId, contacts.Of(to, userId, alone));
            notices.Add(place.Put(Read(echo, person, number, byPhone: true, null, now), "message_echoes", at++));
        }
    }

    /// <param name="content">What is shown where the message has no words that we can find.</param>
    public static Notice Read(JsonElement message, Person to, string? number, bool byPhone, string? content, DateTimeOffset now)
    {
        var type = message.Text("type"u8);
        if (message.Has("group_id"u8))
        {
            return new Notice.Aside(number, "group");
        }

        // Taking back, correcting and reacting are no word to the customer, so they take no conversation over.
        if (type is "revoke" or "edit" or "reaction" or "system")
        {
            return new Notice.Aside(number, type);
        }

        if (message.Text("id"u8) is not { } id)
        {
            return new Notice.Unreadable(number, "no id");
        }

        return to.IsNobody
            ? new Notice.Unreadable(number, "nobody whom it is for")
            : new Notice.Spoken(
                number, to, id, message.Moment("timestamp"u8) ?? now, Words(message, type) ?? content ?? $"[{type}]", byPhone, message.Text("biz_opaque_callback_data"u8));
    }

    private static string? Words(JsonElement message, string? type) => type switch
    {
        null => null,
        "text" => message.Member("text"u8).Text("body"u8),
        "interactive" => message.Member("interactive"u8).Member("body"u8).Text("text"u8),
        "image" => message.Member("image"u8).Text("caption"u8),
        "video" => message.Member("video"u8).Text("caption"u8),
        "document" => message.Member("document"u8).Text("caption"u8),
        _ => null,
    };
}
