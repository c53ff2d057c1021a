using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Meta's limits for buttons, lists and links. What this fake does not know it refuses loudly.</summary>
internal static class InteractiveRules
{
    private static readonly string[] MediaHeaders = ["image", "video", "document"];

    public static MetaError? Check(JsonNode? interactive) => interactive.Text("type") switch
    {
        null => MetaErrors.Missing("interactive.type is required"),
        "button" => Frame(interactive, 1024, mediaToo: true) ?? Buttons(interactive.List("action", "buttons")),
        "list" => Frame(interactive, 4096, mediaToo: false) ?? Menu(interactive.At("action")),
        "cta_url" => Frame(interactive, 1024, mediaToo: true) ?? Link(interactive.At("action")),
        "location_request_message" => Frame(interactive, 1024, mediaToo: false) ?? Named(interactive, "send_location"),
        "request_contact_info" => Frame(interactive, 1024, mediaToo: false) ?? Named(interactive, "request_contact_info"),
        var other => MetaErrors.Invalid($"interactive.type '{other}' is nothing that this fake knows"),
    };

    private static MetaError? Frame(JsonNode? interactive, int body, bool mediaToo) =>
        MessageRules.Length(interactive.Text("body", "text"), body, "Interactive body text")
        ?? (interactive.At("footer") is { } footer ? MessageRules.Length(footer.Text("text"), 60, "Footer text") : null)
        ?? (interactive.At("header") is { } header ? Header(header, mediaToo) : null);

    private static MetaError? Header(JsonNode header, bool mediaToo) => header.Text("type") switch
    {
        "text" => MessageRules.Length(header.Text("text"), 60, "Header text"),
        { } media when mediaToo && MediaHeaders.Contains(media) => MediaRules.Source(media, header.At(media)),
        var other => MetaErrors.Invalid($"Header type '{other}' is not allowed here"),
    };

    private static MetaError? Buttons(JsonArray? buttons)
    {
        if (buttons is not { Count: >= 1 and <= 3 })
        {
            return MetaErrors.Invalid("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3");
        }

        return Each(buttons, button => button.Text("type") != "reply" ? MetaErrors.Invalid("Button type must be reply")
                : Id(button.Text("reply", "id"), 256, "Button id") ?? MessageRules.Length(button.Text("reply", "title"), 20, "Button title"))
            ?? Different(buttons.Select(button => button.Text("reply", "title")), "Button titles")
            ?? Different(buttons.Select(button => button.Text("reply", "id")), "Button ids");
    }

    private static MetaError? Menu(JsonNode? action)
    {
        if (MessageRules.Length(action.Text("button"), 20, "List button") is { } opener)
        {
            return opener;
        }

        if (action.List("sections") is not { Count: >= 1 and <= 10 } sections)
        {
            return MetaErrors.Invalid("Invalid sections count. Min allowed sections: 1, Max allowed sections: 10");
        }

        var rows = sections.SelectMany(section => section.List("rows") ?? []).ToList();
        return rows.Count is < 1 or > 10 ? MetaErrors.Invalid("Total row count exceed max allowed count: 10")
            : Each(sections, section => section.List("rows") is not { Count: > 0 } ? MetaErrors.Invalid("Section without rows")
                : section.At("title") is null ? (sections.Count > 1 ? MetaErrors.Missing("Section title is required") : null)
                : MessageRules.Length(section.Text("title"), 24, "Section title"))
            ?? Each(rows, row => Id(row.Text("id"), 200, "Row id")
                ?? MessageRules.Length(row.Text("title"), 24, "Row title")
                ?? (row.At("description") is null ? null : MessageRules.Length(row.Text("description"), 72, "Row description")))
            ?? Different(rows.Select(row => row.Text("id")), "Row ids");
    }

    private static MetaError? Link(JsonNode? action) =>
        action.Text("name") != "cta_url" ? MetaErrors.Invalid("action.name must be cta_url")
        : MessageRules.Length(action.Text("parameters", "display_text"), 20, "display_text")
            ?? (MediaRules.IsWebAddress(action.Text("parameters", "url")) ? null : MetaErrors.Invalid("url is not a valid URL"));

    private static MetaError? Named(JsonNode? interactive, string name) =>
        interactive.Text("action", "name") == name ? null : MetaErrors.Invalid($"action.name must be {name}");

    private static MetaError? Id(string? id, int most, string what) =>
        MessageRules.Length(id, most, what) ?? (id!.Trim() != id ? MetaErrors.Invalid($"{what} cannot have leading or trailing spaces") : null);

    private static MetaError? Each(IEnumerable<JsonNode?> items, Func<JsonNode?, MetaError?> check) =>
        items.Select(check).FirstOrDefault(error => error is not null);

    private static MetaError? Different(IEnumerable<string?> values, string what)
    {
        var all = values.ToList();
        return all.Distinct(StringComparer.Ordinal).Count() == all.Count ? null : MetaErrors.Invalid($"{what} must be unique");
    }
}
