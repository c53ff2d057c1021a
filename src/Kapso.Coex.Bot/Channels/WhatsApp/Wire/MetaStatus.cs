using System.Globalization;
using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>What became of one message of ours.</summary>
internal static class MetaStatus
{
    public static Notice Read(JsonElement status, string? number, Contacts contacts, DateTimeOffset now)
    {
        if (status.ValueKind != JsonValueKind.Object || status.Text("id"u8) is not { } id)
        {
            return new Notice.Unreadable(number, "no id");
        }

        if (status.Is("recipient_type"u8, "group"u8))
        {
            return new Notice.Aside(number, "group");
        }

        var name = status.Text("status"u8);
        if (State(name) is not { } state)
        {
            return new Notice.Aside(number, $"status {name}");
        }

        var (phone, userId) = (status.Text("recipient_id"u8), status.Text("recipient_user_id"u8));
        return new Notice.Status(
            number,
            id,
            state,
            status.Moment("timestamp"u8) ?? now,
            People.Person(phone, userId, contacts.Of(phone, userId, alone: false)),
            state == DeliveryState.Failed ? Error(status) : null,
            status.Text("biz_opaque_callback_data"u8));
    }

    public static DeliveryState? State(string? name) => name switch
    {
        "sent" => DeliveryState.Sent,
        "delivered" => DeliveryState.Delivered,

        // A voice note that was played was also read.
        "read" or "played" => DeliveryState.Read,
        "failed" => DeliveryState.Failed,
        _ => null,
    };

    /// <summary>The first of its errors; Meta means to drop the titles, so the details come first.</summary>
    public static DeliveryError? Error(JsonElement status)
    {
        foreach (var error in status.Items("errors"u8))
        {
            var detail = error.Member("error_data"u8).Text("details"u8) ?? error.Text("message"u8) ?? error.Text("title"u8) ?? "";
            return new DeliveryError(Code(error), detail);
        }

        return null;
    }

    private static int Code(JsonElement error) =>
        int.TryParse(error.Text("code"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
}
