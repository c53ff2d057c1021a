using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Phones;

/// <summary>A message of the business as the phone shows it.</summary>
/// <param name="Id">The wamid. A message that was sent twice has two, and is shown twice.</param>
/// <param name="Type">Meta's type: text, interactive, template, image …</param>
/// <param name="Choices">Buttons, or the rows of a list.</param>
/// <param name="Opener">What opens the list; null for anything else.</param>
/// <param name="OurId">What the bot wrote into <c>biz_opaque_callback_data</c>.</param>
internal sealed record Bubble(
    string Id, string Type, string Text, IReadOnlyList<Bubble.Choice> Choices, string? Opener, string? ReplyTo, string? OurId, JsonObject Wire, DateTimeOffset At)
{
    internal sealed record Choice(string Id, string Title, string? Description = null);

    /// <summary>Written by a person, in the app or in Kapso's inbox, and not through the API.</summary>
    public bool ByPerson { get; init; }

    public static Bubble From(string id, JsonObject wire, DateTimeOffset at)
    {
        var type = wire.Text("type") ?? "text";
        var content = wire.At(type);
        var action = content.At("action");
        IEnumerable<Choice> choices = type == "interactive"
            ? [.. (action.List("buttons") ?? []).Select(Button), .. (action.List("sections") ?? []).SelectMany(section => section.List("rows") ?? []).Select(Row)]
            : [];
        var text = type switch
        {
            "text" => content.Text("body"),
            "interactive" => content.Text("body", "text"),
            "template" => content.Text("name"),
            "reaction" => content.Text("emoji"),
            _ => content.Text("caption"),
        };
        return new Bubble(
            id, type, text ?? "", [.. choices], action.Text("button"), wire.Text("context", "message_id"), wire.Text("biz_opaque_callback_data"), wire, at);
    }

    /// <summary>The choice with that title or id. The last part of an id does too: <c>done</c> for <c>playbook@1/step/done</c>.</summary>
    public Choice? Find(string titleOrId) =>
        Choices.FirstOrDefault(choice => choice.Title == titleOrId || choice.Id == titleOrId)
        ?? Choices.FirstOrDefault(choice => choice.Id.EndsWith($"/{titleOrId}", StringComparison.Ordinal));

    public override string ToString() => Choices.Count == 0 ? Text : $"{Text} [{string.Join(" | ", Choices.Select(choice => choice.Title))}]";

    private static Choice Button(JsonNode? button) => new(button.Text("reply", "id")!, button.Text("reply", "title")!);

    private static Choice Row(JsonNode? row) => new(row.Text("id")!, row.Text("title")!, row.Text("description"));
}
