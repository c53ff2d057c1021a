using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>Finds the postman of a conversation. Nobody waits for him: what he is told is stored, and the sweep tells him again.</summary>
internal sealed partial class Postmen(IGrainFactory grains, ILogger<Postmen> logger) : IPost
{
    public void HasMail(ConversationId conversation) => Forget(conversation, Of(conversation).Deliver());

    public void Greet(ConversationId conversation, string channel, string messageId) => Forget(conversation, Of(conversation).Greet(channel, messageId));

    /// <summary>There is news of a message, which may be what the next one waits for.</summary>
    public void Heard(DeliveryId message, DeliveryError? failed) => Forget(
        message.Conversation,
        failed is null ? Of(message.Conversation).Deliver() : Of(message.Conversation).Failed(message.Sequence, message.Part, failed.Code, failed.Detail));

    private IPostmanGrain Of(ConversationId conversation) => grains.GetGrain<IPostmanGrain>(conversation.Value);

    private void Forget(ConversationId conversation, Task told)
    {
        if (!told.IsCompletedSuccessfully)
        {
            _ = told.ContinueWith(
                failed => LogNotTold(conversation, failed.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The postman of {Conversation} could not be told; the sweep will")]
    private partial void LogNotTold(ConversationId conversation, Exception why);
}
