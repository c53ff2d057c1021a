using System.Text;
using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Numbers;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Phones;

internal sealed partial class FakePhone
{
    public Utterance Say(string text, string? replyTo = null) => Send("text", new JsonObject { ["body"] = text }, Quoting(replyTo));

    public Utterance SayInGroup(string group, string text) => Send("text", new JsonObject { ["body"] = text }, ("group_id", group));

    /// <summary>Taps a button or a row of the newest message that has it, by title or id.</summary>
    public Utterance Tap(string titleOrId)
    {
        var bubble = Shown.LastOrDefault(one => one.Find(titleOrId) is not null)
            ?? throw new InvalidOperationException($"{Name}'s phone shows no button '{titleOrId}', only: {string.Join("\n", Shown)}");
        return Tap(bubble, bubble.Find(titleOrId)!);
    }

    public Utterance Tap(Bubble bubble, Bubble.Choice choice)
    {
        var kind = bubble.Opener is null ? "button_reply" : "list_reply";
        var reply = Json.Known(("id", choice.Id), ("title", choice.Title), ("description", bubble.Opener is null ? null : choice.Description));
        return Send("interactive", new JsonObject { ["type"] = kind, [kind] = reply }, Quoting(bubble.Id));
    }

    /// <summary>Taps a quick reply of a template.</summary>
    public Utterance TapTemplate(Bubble template, string text, string payload) =>
        Send("button", new JsonObject { ["payload"] = payload, ["text"] = text }, Quoting(template.Id));

    public Utterance SendPhoto(byte[] bytes, string? caption = null, string type = "image/jpeg") =>
        SendMedia("image", bytes, type, Json.Known(("caption", caption)));

    public Utterance SendDocument(byte[] bytes, string filename, string type = "application/pdf", string? caption = null) =>
        SendMedia("document", bytes, type, Json.Known(("caption", caption), ("filename", filename)));

    public Utterance SendVoice(byte[]? bytes = null) => SendMedia("audio", bytes ?? "OggS"u8.ToArray(), "audio/ogg; codecs=opus", new() { ["voice"] = true });

    public Utterance SendVideo(byte[]? bytes = null) => SendMedia("video", bytes ?? Encoding.ASCII.GetBytes("....ftypmp42"), "video/mp4", []);

    public Utterance SendSticker(byte[]? bytes = null) => SendMedia("sticker", bytes ?? "RIFF....WEBP"u8.ToArray(), "image/webp", new() { ["animated"] = false });

    public Utterance ShareLocation(double latitude = 19.4326, double longitude = -99.1332) =>
        Send("location", new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude, ["name"] = "Zócalo" });

    public Utterance ShareContact(string name = "Lucía Gómez", string phone = "+1 (983) 555-2319") => Send("contacts", new JsonArray(new JsonObject
    {
        ["name"] = new JsonObject { ["formatted_name"] = name },
        ["phones"] = new JsonArray(new JsonObject { ["phone"] = phone, ["type"] = "MOBILE" }),
    }));

    /// <summary>Without an emoji the reaction is taken back.</summary>
    public Utterance React(string? emoji, string? to = null) =>
        Send("reaction", Json.Known(("message_id", to ?? Last.Id), ("emoji", emoji)));

    /// <summary>Only numbers in coexistence are told the new text; others hear that something unsupported came.</summary>
    public Utterance Edit(string original, string text) => business.Options.IsCoexistence
        ? Send("edit", new JsonObject
        {
            ["original_message_id"] = original,
            ["message"] = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } },
        })
        : Unsupported("edit");

    public Utterance TakeBack(string original) => business.Options.IsCoexistence
        ? Send("revoke", new JsonObject { ["original_message_id"] = original })
        : Unsupported("revoke");

    public Utterance SendViewOnce() => Unsupported(null);

    public Utterance SendPoll() => Unsupported("poll");

    /// <summary>Over 100 MB: Meta does not pass it on.</summary>
    public Utterance SendHugeFile() => Unsupported(null, 131052, "Media download error", "The file is larger than 100 MB.");

    /// <summary>The old number goes, and with it the scoped id. Who hides the number is only told the ids.</summary>
    public Utterance ChangeNumber(string number, string? userId = null)
    {
        var isHidden = HidesNumber || Number is null;
        var system = Json.Known(
            ("body", $"User {Name} changed from {(isHidden ? UserId : Number)} to {(isHidden ? userId : number)}"),
            ("type", isHidden ? "user_changed_user_id" : "user_changed_number"),
            ("wa_id", isHidden ? null : number),
            ("user_id", userId),
            ("previous_user_id", UserId));
        var message = business.Compose(this, "system", system);
        Number = number;
        UserId = userId;
        return Tell(message);
    }

    public Utterance Unsupported(string? what, int code = 131051, string title = "Message type unknown", string details = "Message type is currently not supported.")
    {
        var error = new JsonObject { ["code"] = code, ["title"] = title, ["message"] = title, ["error_data"] = new JsonObject { ["details"] = details } };
        return Send("unsupported", what is null ? null : new JsonObject { ["type"] = what }, ("errors", new JsonArray(error)));
    }

    private Utterance SendMedia(string kind, byte[] bytes, string type, JsonObject more)
    {
        var media = business.Media.Keep(bytes, type);
        more["mime_type"] = type;
        more["sha256"] = Convert.ToBase64String(media.Sha256);
        more["id"] = media.Id;
        if (business.Options.MediaUrlInWebhook)
        {
            more["url"] = business.Media.AddressOf(media).ToString();
        }

        return Send(kind, more);
    }

    private static (string, JsonNode?) Quoting(string? wamid) => ("context", wamid is null ? null : new JsonObject { ["id"] = wamid });

    private Utterance Send(string type, JsonNode? content, params ReadOnlySpan<(string Name, JsonNode? Value)> extra) =>
        Tell(business.Compose(this, type, content, extra));

    private Utterance Tell(JsonObject message)
    {
        var id = message.Text("id")!;
        lock (gate)
        {
            said.Add(id);
        }

        if (message.Text("type") is not "system")
        {
            LastSpoke = business.Options.Clock.GetUtcNow();
        }

        return new Utterance(id, business.Tell(new Happening.CustomerSpoke(this, message)));
    }
}
