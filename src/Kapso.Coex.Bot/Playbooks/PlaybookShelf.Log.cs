using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Playbooks.Authoring;

namespace Kapso.Coex.Bot.Playbooks;

internal sealed partial class PlaybookShelf
{
    [LoggerMessage(LogLevel.Information, "Read {Playbooks} playbooks again after a change: {Fresh} new editions")]
    private partial void LogReloaded(int playbooks, int fresh);

    [LoggerMessage(LogLevel.Error, "A change to the playbooks has {Mistakes} mistakes; the editions before it stay")]
    private partial void LogRefused(int mistakes);

    [LoggerMessage(LogLevel.Error, "{Mistake}")]
    private partial void LogMistake(AuthoringMistake mistake);

    [LoggerMessage(LogLevel.Error, "New editions could not be kept; the editions before them stay until they can be")]
    private partial void LogNotKept(Exception unkept);

    [LoggerMessage(LogLevel.Warning, "An older edition cannot be read any more: {Playbook} {Version}. Conversations on it go on with the current one")]
    private partial void LogNotTakenBack(PlaybookId playbook, string version);
}
