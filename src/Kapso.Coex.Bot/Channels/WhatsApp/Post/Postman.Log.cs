using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

internal sealed partial class Postman
{
    [LoggerMessage(LogLevel.Debug, "Sent part {Part} of what was said at {Sequence} in {Conversation}")]
    private partial void LogSent(ConversationId conversation, long sequence, int part);

    [LoggerMessage(LogLevel.Information, "What was said at {Sequence} in {Conversation} waits for the customer's next word")]
    private partial void LogHeld(ConversationId conversation, long sequence);

    [LoggerMessage(LogLevel.Warning, "What was said at {Sequence} in {Conversation} did not arrive: error {Code}")]
    private partial void LogFailed(ConversationId conversation, long sequence, int code);
}
