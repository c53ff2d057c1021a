using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>A wait step has run out: its conversation comes back by itself.</summary>
internal sealed class WaitOverWork(ConversationGrains grains) : IWork
{
    public string Kind => OutboxKind.WaitOver;

    public Task Perform(OutboxRow work, CancellationToken cancelled) =>
        grains.Of(work.Conversation).WaitOver(work.Id, work.Payload);
}
