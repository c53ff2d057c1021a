using System.Text.Json;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>A customer's message as a channel hands it in: their JSON is behind us, our words begin here.</summary>
/// <param name="Key">What the channel calls the message, unique over everything received; the second copy is a non-event.</param>
internal sealed record Inbound(ConversationId Conversation, string Key, string Text)
{
    /// <summary>The value of a tapped button: <c>playbook@version/step/answer</c>.</summary>
    public string? Tap { get; init; }

    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    public Language? Locale { get; init; }

    /// <summary>With this message the customer came over from another channel.</summary>
    public bool CameOver { get; init; }

    /// <summary>The channel's name, where answers have to be carried out to the customer.</summary>
    public string? Via { get; init; }

    /// <summary>What the channel wants back when the message is shown again.</summary>
    public JsonElement? Echo { get; init; }

    /// <summary>False for what is kept and shown and needs no answer (typing, events of the client).</summary>
    public bool WakesBot { get; init; } = true;
}
