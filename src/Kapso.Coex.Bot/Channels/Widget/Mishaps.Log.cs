namespace Kapso.Coex.Bot.Channels.Widget;

internal sealed partial class Mishaps
{
    [LoggerMessage(LogLevel.Error, "{Endpoint} failed")]
    private partial void LogFailed(string? endpoint, Exception broken);
}
