using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

internal sealed partial class Reading
{
    [LoggerMessage(LogLevel.Error, "Could not read {Conversation} for a client that polls; it was told that there is nothing new")]
    private partial void LogNotRead(ConversationId conversation, Exception broken);
}
