namespace Kapso.Coex.Bot.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    [LoggerMessage(LogLevel.Error, "Stored nothing of a batch of {Writes}: the database could not be written")]
    private partial void LogNothingStored(int writes, Exception broken);
}
