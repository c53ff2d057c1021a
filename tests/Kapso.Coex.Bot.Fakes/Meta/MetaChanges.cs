using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Meta;

/// <summary>What happens on WhatsApp, as Meta's webhooks tell it.</summary>
internal static class MetaChanges
{
    public static Change Of(Happening happened, FakeNumber number) => happened switch
    {
        Happening.CustomerSpoke(var from, var message) => new("messages", Value(
            number,
            ("contacts", message.Text("type") == "system" ? null : new JsonArray(from.Contact())),
            ("messages", new JsonArray(message)))),
        Happening.Progressed(var sent, var status, var error) => new("messages", Value(
            number,
            ("contacts", error is null && sent.To is { } person ? new JsonArray(person.Contact()) : null),
            ("statuses", new JsonArray(StatusShape.Of(sent, status, error, number.Options.Clock.GetUtcNow()))))),
        Happening.OwnerSpoke(var to, var message) => new("smb_message_echoes", Value(
            number,
            ("contacts", new JsonArray(to.Contact())),
            ("message_echoes", new JsonArray(message)))),
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    public static JsonObject Value(FakeNumber number, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var value = Json.Known(members);
        value.Insert(0, "messaging_product", "whatsapp");
        value.Insert(1, "metadata", new JsonObject
        {
            ["display_phone_number"] = number.Options.DisplayNumber,
            ["phone_number_id"] = number.Options.PhoneNumberId,
        });
        return value;
    }
}
