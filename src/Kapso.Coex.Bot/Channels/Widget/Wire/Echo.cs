using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>What is kept of a customer's activity beside its text, so that the client recognises it as its own when it comes back.</summary>
/// <remarks>Only what Direct Line's schema allows in an answer: a value is an object, entities are a list of objects.</remarks>
internal sealed record Echo
{
    public string Type { get; init; } = "message";
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? LocalTimestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? Name { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? Entities { get; init; }
    public JsonElement? ChannelData { get; init; }

    public static Echo Of(ClientActivity activity) => new()
    {
        Type = activity.Type!,
        TextFormat = activity.TextFormat,
        Locale = activity.Locale,
        LocalTimestamp = activity.LocalTimestamp,
        LocalTimezone = activity.LocalTimezone,
        Name = activity.Name,
        Value = activity.Value is { ValueKind: JsonValueKind.Object } value ? value : null,
        Entities = activity.Entities is { ValueKind: JsonValueKind.Array } entities && AllObjects(entities) ? entities : null,
        ChannelData = activity.ChannelData,
    };

    private static bool AllObjects(JsonElement list) => list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object);

    public JsonElement AsJson() => JsonSerializer.SerializeToElement(this, WireJson.Lean.Echo);

    /// <summary>Messages of other channels have none, or another shape: they show as plain text.</summary>
    public static Echo From(JsonElement? kept)
    {
        try
        {
            return kept?.Deserialize(WireJson.Lean.Echo) ?? new Echo();
        }
        catch (JsonException)
        {
            return new Echo();
        }
    }
}
