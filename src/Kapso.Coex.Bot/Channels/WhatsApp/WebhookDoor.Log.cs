namespace Kapso.Coex.Bot.Channels.WhatsApp;

internal sealed partial class WebhookDoor
{
    [LoggerMessage(LogLevel.Warning, "Refused a webhook on {Channel}: its signature is {Trouble}")]
    private partial void LogRefused(string channel, string? trouble);

    [LoggerMessage(LogLevel.Warning, "Refused a webhook on {Channel}: it is bigger than any that Meta sends")]
    private partial void LogTooBig(string channel);

    [LoggerMessage(LogLevel.Warning, "A webhook on {Channel} has {Unreadable} unreadable parts of {Parts}; the first is {Where}")]
    private partial void LogUnreadable(string channel, int unreadable, int parts, string where);

    [LoggerMessage(LogLevel.Error, "Could not store the {Parts} parts of a webhook on {Channel}; its sender comes again")]
    private partial void LogCouldNotStore(string channel, int parts, Exception unavailable);
}
