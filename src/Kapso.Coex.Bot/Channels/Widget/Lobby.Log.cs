using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

internal sealed partial class Lobby
{
    [LoggerMessage(LogLevel.Warning, "{Conversation} could not be opened now; it is when its client comes back")]
    private partial void LogLater(ConversationId conversation, Exception why);
}
