using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.Coex.Bot.Channels.Widget.Wire;

/// <summary>An activity as we send it.</summary>
internal sealed record Activity
{
    public required string Type { get; init; }
    public required string Id { get; init; }
    public required string Timestamp { get; init; }
    public string ChannelId { get; init; } = "directline";
    public required Account From { get; init; }
    public required ConversationAccount Conversation { get; init; }
    public string? Locale { get; init; }
    public string? LocalTimestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? InputHint { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public string? Name { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? Entities { get; init; }
    public required JsonObject ChannelData { get; init; }
}

internal sealed record Account(string Id, string? Name, string Role);

internal sealed record ConversationAccount(string Id);

internal sealed record Attachment(string ContentType, string Name)
{
    public string? ContentUrl { get; init; }
    public string? ThumbnailUrl { get; init; }
    public JsonNode? Content { get; init; }
}

internal sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

internal sealed record CardAction(string Type, string Title, string Text, string DisplayText, ButtonValue Value);

/// <summary>What a button says to us when it is tapped.</summary>
internal sealed record ButtonValue(ButtonPlace? Coex);

internal sealed record ButtonPlace(string? Playbook, string? PlaybookVersion, string? Step, string? Answer);
