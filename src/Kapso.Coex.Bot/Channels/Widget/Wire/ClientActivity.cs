using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>
/// The members of a client's activity that we take; all others are accepted and dropped. Who it is from, its id and its time are
/// not among them: those are ours to say.
/// </summary>
internal sealed record ClientActivity
{
    public string? Type { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? LocalTimestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? Name { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? Entities { get; init; }
    public JsonElement? ChannelData { get; init; }
    public IReadOnlyList<ClientAttachment?>? Attachments { get; init; }

    public string? ClientActivityId =>
        ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id is { ValueKind: JsonValueKind.String }
            ? id.GetString()
            : null;

    /// <summary>The button that was tapped, when the value says so.</summary>
    public ButtonPlace? Button =>
        Value is { ValueKind: JsonValueKind.Object } value
        && value.TryGetProperty("coex", out var place)
        && place.ValueKind == JsonValueKind.Object
            ? new ButtonPlace(Word(place, "playbook"), Word(place, "playbookVersion"), Word(place, "step"), Word(place, "answer"))
            : null;

    private static string? Word(JsonElement place, string name) =>
        place.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}

internal sealed record ClientAttachment(string? ContentType, string? Name);
