using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>What is kept of a customer's activity beside its text, so that the client recognises it as its own when it comes back.</summary>
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
        Value = IsText(activity) ? null : activity.Value,
        Entities = activity.Entities,
        ChannelData = activity.ChannelData,
    };

    // Such a value is the message's text, and what customers write is kept in one place only: there secrets are taken out.
    private static bool IsText(ClientActivity activity) => activity is { Type: "message", Value: { ValueKind: JsonValueKind.String } };

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
