using System.Collections.Concurrent;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>Finds the postman of a conversation. Nobody waits for him: what he is told is stored, and the sweep tells him again.</summary>
internal sealed class Postmen(IGrainFactory grains, PhonePace pace, IHostApplicationLifetime lifetime, TimeProvider clock) : IPost
{
    // Told once is enough until he sets out: in a flood he would hear the same thing a hundred times. But a word may get lost on the way.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<ConversationId, DateTimeOffset> told = new();

    // While the product stops, its silo takes no new grains, and says so for each. What is told then, the sweep tells after the next start.
    private bool IsOver => lifetime.ApplicationStopping.IsCancellationRequested;

    public void HasMail(ConversationId conversation)
    {
        if (IsOver)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var before = told.GetOrAdd(conversation, now);
        if (before == now || (now - before >= LongEnough && told.TryUpdate(conversation, now, before)))
        {
            _ = Of(conversation).Deliver();
        }
    }

    /// <summary>He sets out now: what is stored from here on has to be told again.</summary>
    public void SetsOut(ConversationId conversation) => told.TryRemove(conversation, out _);

    /// <summary>Two blue ticks and "typing", unless there is more important work.</summary>
    public void Greet(ConversationId conversation, string channel, string messageId)
    {
        if (pace.CanSendAtOnce && !IsOver)
        {
            _ = Of(conversation).Greet(channel, messageId);
        }
    }

    private IPostmanGrain Of(ConversationId conversation) => grains.GetGrain<IPostmanGrain>(conversation.Value);
}
