using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Graph;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Phones;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>The bodies of Kapso's events for a number, version 2: Meta's message with a <c>kapso</c> member, and the conversation.</summary>
internal static class KapsoEvents
{
    private static readonly string[] Files = ["image", "document", "audio", "video", "sticker"];

    public static JsonObject Received(FakeKapso kapso, FakePhone from, JsonObject message, string origin = "cloud_api")
    {
        var shape = (JsonObject)message.DeepClone();
        var type = shape.Text("type")!;
        shape["from"] = from.HidesNumber ? null : from.Number;
        shape["from_user_id"] = from.UserId;
        shape["username"] = from.Username;
        var content = ContentOf(shape, type);
        var about = About("inbound", "received", origin, content);
        if (Files.Contains(type) && kapso.Media.Find(shape.Text(type, "id")!) is { } media)
        {
            var url = kapso.Media.AddressOf(media).ToString();
            (shape[type] as JsonObject)!.Remove("url");
            about["has_media"] = true;
            about["content"] = $"{content} URL: {url}";
            about["media_url"] = url;
            about["media_data"] = new JsonObject
            {
                ["url"] = url,
                ["filename"] = shape.Text(type, "filename") ?? $"{media.Id}.bin",
                ["content_type"] = media.Type,
                ["byte_size"] = media.Bytes.Length,
            };
            about["message_type_data"] = shape[type]!.DeepClone();
        }

        shape["kapso"] = about;
        return Body(kapso, from, shape, type, content);
    }

    /// <summary>How far a message of the bot's, or of Kapso's inbox, came.</summary>
    public static JsonObject Progressed(FakeKapso kapso, SentMessage sent, string status, MetaError? error)
    {
        var message = Outgoing(sent);
        var about = About("outbound", status, "cloud_api", ContentOf(message, message.Text("type")!));
        about["statuses"] = new JsonArray(StatusShape.Of(sent, status, error, kapso.Options.Clock.GetUtcNow()));
        message["kapso"] = about;
        message["timestamp"] = kapso.Seconds();
        var to = sent.To ?? new FakePhone(kapso, FakeNumber.Digits(sent.Input), null, "");
        return Body(kapso, to, message, message.Text("type")!, "");
    }

    /// <summary>Something that our number said without the bot: from the phone's app, or long ago.</summary>
    public static JsonObject Outbound(FakeKapso kapso, FakePhone to, JsonObject message, string origin)
    {
        var shape = (JsonObject)message.DeepClone();
        shape["kapso"] = About("outbound", "sent", origin, ContentOf(shape, shape.Text("type")!));
        return Body(kapso, to, shape, shape.Text("type")!, "");
    }

    private static JsonObject Outgoing(SentMessage sent)
    {
        var message = (JsonObject)sent.Wire.DeepClone();
        foreach (var name in new[] { "messaging_product", "recipient_type", "biz_opaque_callback_data" })
        {
            message.Remove(name);
        }

        message["type"] = MessageRules.TypeOf(message);
        message["id"] = sent.Id;
        return message;
    }

    private static JsonObject About(string direction, string status, string origin, string content) => new()
    {
        ["direction"] = direction,
        ["status"] = status,
        ["processing_status"] = direction == "inbound" ? "pending" : "completed",
        ["origin"] = origin,
        ["has_media"] = false,
        ["content"] = content,
    };

    private static JsonObject Body(FakeKapso kapso, FakePhone with, JsonObject message, string type, string content)
    {
        var (conversation, isNew) = kapso.Conversations.Of(with, type, content);
        return new JsonObject
        {
            ["message"] = message,
            ["conversation"] = conversation,
            ["is_new_conversation"] = isNew,
            ["phone_number_id"] = kapso.Options.PhoneNumberId,
        };
    }

    private static string ContentOf(JsonObject message, string type) => type switch
    {
        "text" => message.Text("text", "body"),
        "interactive" => message.Text("interactive", "button_reply", "title") ?? message.Text("interactive", "list_reply", "title") ?? message.Text("interactive", "body", "text"),
        "button" => message.Text("button", "text"),
        "reaction" => message.Text("reaction", "emoji"),
        _ => message.Text(type, "caption") ?? $"{type} attached",
    } ?? "";
}
