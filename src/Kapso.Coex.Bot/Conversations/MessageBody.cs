using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What a stored message says, whatever its channel and whoever wrote it.</summary>
internal sealed record MessageBody
{
    public string Text { get; init; } = "";

    /// <summary>The value of a tapped button: <c>playbook@version/step/answer</c>.</summary>
    public string? Tap { get; init; }

    public IReadOnlyList<MessageFile>? Files { get; init; }

    /// <summary>What the person who wrote it is called, where that is one of ours and the name is known.</summary>
    public string? By { get; init; }

    /// <summary>The place of the message that it answers.</summary>
    public string? Quotes { get; init; }

    /// <summary>The channel by which it came, where the customer is answered there and does not come for the answer: <c>whatsapp</c>, <c>kapso</c>.</summary>
    public string? Via { get; init; }

    /// <summary>With this message the customer came over from another channel.</summary>
    public bool CameOver { get; init; }

    /// <summary>A token, key, password or PIN was taken out of <see cref="Text"/> before it was stored.</summary>
    public bool HadSecret { get; init; }

    public string? Locale { get; init; }

    /// <summary>What a bot message carries for its channel: see <c>channelData.coex</c> in the contracts.</summary>
    public Coex? Coex { get; init; }

    /// <summary>What the channel sent beside the text and wants back when the message is shown again.</summary>
    public JsonElement? Echo { get; init; }

    /// <summary>The name of an event for machines, such as <c>handoff.initiate</c>; such a message has no text.</summary>
    public string? EventName { get; init; }

    /// <summary>What the event says.</summary>
    public JsonElement? EventValue { get; init; }
}

/// <summary>A file that came with a message.</summary>
/// <param name="Id">Null where nothing was stored because the file was refused.</param>
/// <param name="Verdict">A <c>FileVerdict</c> by name.</param>
internal sealed record MessageFile(string? Id, string Name, string ContentType, long Size, string Verdict);

/// <summary>The machine-readable part of a bot message. Members without a value are left out.</summary>
internal sealed record Coex(string Kind)
{
    public string? Playbook { get; init; }
    public string? PlaybookVersion { get; init; }
    public string? Step { get; init; }
    public int? Number { get; init; }
    public int? About { get; init; }
    public IReadOnlyList<CoexAnswer>? Answers { get; init; }
    public bool? Confirm { get; init; }
    public string? Evidence { get; init; }
}

internal sealed record CoexAnswer(string Id, string Title);

/// <summary>How stored messages are written as JSON: camelCase, nothing for null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageBody))]
internal sealed partial class MessageJson : JsonSerializerContext;
