using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What a token says: this visitor may take part in this conversation, from these sites.</summary>
/// <param name="Origins">Empty when any allowed site will do.</param>
internal sealed record Pass(ConversationId Conversation, string User, IReadOnlyList<string> Origins);

/// <summary>What a string that was shown as a token turned out to be.</summary>
internal abstract record ShownPass
{
    internal sealed record Good(Pass Pass) : ShownPass;

    /// <summary>Ours, and over.</summary>
    /// <param name="Pass">What it said while it was good.</param>
    /// <param name="Renewable">Still buys a new one.</param>
    internal sealed record Expired(Pass Pass, bool Renewable) : ShownPass;

    internal sealed record NotOurs : ShownPass;
}
