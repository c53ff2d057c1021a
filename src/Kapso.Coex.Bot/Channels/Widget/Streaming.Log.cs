using System.Net.WebSockets;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

internal sealed partial class Streaming
{
    [LoggerMessage(LogLevel.Debug, "A stream of {Conversation} broke: {Why}")]
    private partial void LogLost(ConversationId conversation, WebSocketError why);
}
