using System.Collections.Concurrent;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>Finds the postman of a conversation. Nobody waits for him: what he is told is stored, and the sweep tells him again.</summary>
internal sealed class Postmen(IGrainFactory grains, PhonePace pace) : IPost
{
    // Told once is enough until he sets out: in a flood he would hear the same thing a hundred times.
    private readonly ConcurrentDictionary<ConversationId, bool> told = new();

    public void HasMail(ConversationId conversation)
    {
        if (told.TryAdd(conversation, true))
        {
            _ = Of(conversation).Deliver();
        }
    }

    /// <summary>He sets out now: what is stored from here on has to be told again.</summary>
    public void SetsOut(ConversationId conversation) => told.TryRemove(conversation, out _);

    /// <summary>Two blue ticks and "typing", unless there is more important work.</summary>
    public void Greet(ConversationId conversation, string channel, string messageId)
    {
        if (pace.CanSendAtOnce)
        {
            _ = Of(conversation).Greet(channel, messageId);
        }
    }

    /// <summary>There is news of a message, which may be what the next one waits for.</summary>
    public void Heard(DeliveryId message, DeliveryError? failed)
    {
        if (failed is null)
        {
            HasMail(message.Conversation);
        }
        else
        {
            _ = Of(message.Conversation).Failed(message.Sequence, message.Part, failed.Code, failed.Detail);
        }
    }

    private IPostmanGrain Of(ConversationId conversation) => grains.GetGrain<IPostmanGrain>(conversation.Value);
}
