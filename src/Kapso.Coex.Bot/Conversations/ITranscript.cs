using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What was said, as it is stored.</summary>
internal interface ITranscript
{
    /// <summary>
    /// The messages after a place, in order of their sequence. Messages show in the order of their time elsewhere, so
    /// <see cref="StoredMessage.At"/> never goes back within a conversation.
    /// </summary>
    public Task<IReadOnlyList<StoredMessage>> Read(ConversationId conversation, long afterSequence, int limit, CancellationToken cancelled);

    /// <summary>Null when no such conversation was ever begun.</summary>
    public Task<Correspondent?> Find(ConversationId conversation, CancellationToken cancelled);
}

/// <summary>Whom a conversation is held with, and through what. It never changes.</summary>
internal sealed record Correspondent(string Channel, string Customer);
