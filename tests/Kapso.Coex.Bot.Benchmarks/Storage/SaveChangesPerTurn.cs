using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Benchmarks.Storage;

/// <summary>The usual way: a context and one SaveChanges per turn. Callers take turns by a semaphore, which costs less than SQLite's busy waiting.</summary>
internal sealed class SaveChangesPerTurn(SqliteDatabase database, ITurns turns) : IContender
{
    private readonly SemaphoreSlim one = new(1);
    private readonly Microsoft.Data.Sqlite.SqliteConnection connection = database.OpenWriter();

    public string Name => "one SaveChanges per turn";

    public async Task Take(int caller)
    {
        var (heard, turn) = turns.Next(caller);
        await one.WaitAsync();
        try
        {
            await Save(heard, turn);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        one.Dispose();
    }

    private async Task Save(NewMessage heard, TurnToKeep turn)
    {
        var id = heard.Conversation.Value;
        await using var context = new SqliteStorageContext(
            new DbContextOptionsBuilder<SqliteStorageContext>().UseSqlite(connection).Options);
        var conversation = await context.Set<ConversationRow>().SingleAsync(each => each.Id == id);
        (conversation.Version, conversation.Handled, conversation.LastSequence) = (turn.Version, turn.Handled, turn.Handled + turn.Replies.Count);
        (conversation.Heard, conversation.HeardAt) = (turn.Handled, heard.At);
        context.AddRange(
            new MessageRow { Conversation = id, Sequence = turn.Handled, At = heard.At, Key = heard.Key, Body = heard.Body },
            new TurnRow { Conversation = id, Version = turn.Version, At = turn.At, Events = turn.Events });
        context.AddRange(turn.Replies.Select((reply, place) =>
            new MessageRow { Conversation = id, Sequence = turn.Handled + 1 + place, Author = Author.Bot, At = reply.At, Body = reply.Body }));
        context.AddRange(turn.Outbox.Select(row =>
            new OutboxEntry { Id = row.Id, Conversation = id, Kind = row.Kind, DueAt = row.DueAt, Payload = row.Payload }));
        await context.SaveChangesAsync();
    }
}
