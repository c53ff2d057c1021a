using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What was said, from the store.</summary>
internal sealed class Transcript(Store store) : ITranscript
{
    public Task<IReadOnlyList<StoredMessage>> Read(ConversationId conversation, long afterSequence, int limit, CancellationToken cancelled) =>
        store.ReadMessages(conversation, afterSequence, limit);

    public Task<Correspondent?> Find(ConversationId conversation, CancellationToken cancelled) => store.Correspondent(conversation);
}
