using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

internal sealed partial class ConversationKeeper
{
    [LoggerMessage(LogLevel.Debug, "Took turn {Version} in {Conversation}: kept {Events} events, asked for {Effects} effects")]
    private partial void LogTurnTaken(ConversationId conversation, long version, int events, int effects);

    [LoggerMessage(LogLevel.Information, "Turn {Version} in {Conversation} came too late and is decided again")]
    private partial void LogTooLate(ConversationId conversation, long version);

    [LoggerMessage(LogLevel.Error, "Message {Message} of {Conversation} broke the dialogue and was left out")]
    private partial void LogPoison(ConversationId conversation, MessageId message, Exception broken);
}
