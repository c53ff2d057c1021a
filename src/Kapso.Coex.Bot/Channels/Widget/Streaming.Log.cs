using System.Net.WebSockets;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

internal sealed partial class Streaming
{
    [LoggerMessage(LogLevel.Debug, "A stream of {Conversation} broke: {Why}")]
    private partial void LogLost(ConversationId conversation, WebSocketError why);

    [LoggerMessage(LogLevel.Error, "Could not read {Conversation} for a stream; its client will come back")]
    private partial void LogBroken(ConversationId conversation, Exception broken);
}
