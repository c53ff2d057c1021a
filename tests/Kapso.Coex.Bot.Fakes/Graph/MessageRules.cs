using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Meta's rules for what is sent, whoever it goes to. Null where all is well. Characters are counted as UTF-16 units, the strictest reading.</summary>
internal static partial class MessageRules
{
    private static readonly string[] Types =
        ["audio", "contacts", "document", "image", "interactive", "location", "reaction", "sticker", "template", "text", "video"];

    public static string TypeOf(JsonObject message) => message.Text("type") ?? "text";

    public static MetaError? Check(JsonObject message) =>
        Product(message) ?? Recipient(message) ?? Kind(message) ?? Extras(message) ?? TypeOf(message) switch
        {
            "text" => Words(message),
            "interactive" => InteractiveRules.Check(message.At("interactive")),
            "template" => Template(message.At("template")),
            "reaction" => Reaction(message.At("reaction")),
            "location" => Location(message.At("location")),
            "contacts" => Contacts(message),
            var media => MediaRules.Check(media, message.At(media)),
        };

    public static MetaError? Product(JsonObject message) => message.Text("messaging_product") switch
    {
        null => MetaErrors.Required("messaging_product"),
        "whatsapp" => null,
        var other => MetaErrors.Parameter($"Param messaging_product must be one of {{WHATSAPP}} - got \"{other}\"."),
    };

    /// <summary>A text between one and so many characters.</summary>
    public static MetaError? Length(string? text, int most, string what) =>
        text is null ? MetaErrors.Missing($"{what} is required")
        : text.Length == 0 || text.Length > most ? MetaErrors.Invalid($"{what} length invalid. Min length: 1, Max length: {most}")
        : null;

    private static MetaError? Recipient(JsonObject message)
    {
        if (message.Text("recipient_type") is { } type and not "individual")
        {
            return MetaErrors.Parameter($"Param recipient_type must be one of {{INDIVIDUAL}} - got \"{type}\".");
        }

        var to = message.At("to");
        if (to is null || to.Text() == "")
        {
            return message.Text("recipient") is not { Length: > 0 } scoped ? MetaErrors.Required("to")
                : ScopedId().IsMatch(scoped) ? null
                : MetaErrors.Invalid("recipient is not a business-scoped user id");
        }

        return to.Text() is { } phone && (ScopedId().IsMatch(phone) || phone.Any(char.IsAsciiDigit)) ? null : MetaErrors.Invalid("to is not a phone number");
    }

    private static MetaError? Kind(JsonObject message)
    {
        var type = TypeOf(message);
        return !Types.Contains(type) ? MetaErrors.Parameter($"Param type must be one of {{{string.Join(", ", Types).ToUpperInvariant()}}} - got \"{type}\".")
            : message.At(type) is null ? MetaErrors.Required(type)
            : null;
    }

    private static MetaError? Extras(JsonObject message) =>
        message.At("biz_opaque_callback_data") is { } ours && (ours.Text() is not { } data || data.Length > 512)
            ? MetaErrors.Parameter("Param biz_opaque_callback_data must be at most 512 characters long.")
        : message.At("context") is { } context && context.Text("message_id") is null ? MetaErrors.Missing("context.message_id is required")
        : null;

    private static MetaError? Words(JsonObject message) => message.Text("text", "body") switch
    {
        null => MetaErrors.Required("text['body']"),
        "" => MetaErrors.Parameter("Param text['body'] must be at least 1 characters long."),
        { Length: > 4096 } => MetaErrors.Parameter("Param text['body'] must be at most 4096 characters long."),
        _ => message.At("text", "preview_url") is { } preview && preview.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            ? MetaErrors.Parameter("Param text['preview_url'] must be a boolean.")
            : null,
    };

    private static MetaError? Template(JsonNode? template) =>
        template.Text("name") is not { Length: > 0 } ? MetaErrors.Required("template['name']")
        : template.Text("language", "code") is not { Length: > 0 } ? MetaErrors.Required("template['language']['code']")
        : null;

    private static MetaError? Reaction(JsonNode? reaction) =>
        reaction.Text("message_id") is null ? MetaErrors.Missing("reaction.message_id is required")
        : reaction.Text("emoji") is null ? MetaErrors.Missing("reaction.emoji is required")
        : null;

    private static MetaError? Location(JsonNode? location) =>
        location.At("latitude") is null || location.At("longitude") is null ? MetaErrors.Missing("location needs latitude and longitude") : null;

    private static MetaError? Contacts(JsonObject message) =>
        message.List("contacts") is { Count: > 0 } contacts && contacts.All(contact => contact.Text("name", "formatted_name") is not null)
            ? null
            : MetaErrors.Missing("contacts need a name with formatted_name");

    [GeneratedRegex(@"^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$")]
    internal static partial Regex ScopedId();
}
