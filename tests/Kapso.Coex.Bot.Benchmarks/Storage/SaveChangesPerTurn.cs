using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Benchmarks.Storage;

/// <summary>The usual way: a context and one SaveChanges per turn. Callers take turns by a semaphore, which costs less than SQLite's busy waiting.</summary>
internal sealed class SaveChangesPerTurn : IContender
{
    private readonly Turns turns = new();
    private readonly SemaphoreSlim one = new(1);
    private readonly SqliteConnection connection;
    private readonly DbContextOptions<SqliteStorageContext> options;

    public SaveChangesPerTurn(SqliteConnection connection)
    {
        this.connection = connection;
        options = new DbContextOptionsBuilder<SqliteStorageContext>().UseSqlite(connection).Options;
    }

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
        var (id, reply, row) = (heard.Conversation.Value, turn.Replies[0], turn.Outbox[0]);
        await using var context = new SqliteStorageContext(options);
        var conversation = await context.Set<ConversationRow>().SingleAsync(each => each.Id == id);
        (conversation.Version, conversation.Handled, conversation.LastSequence) = (turn.Version, turn.Handled, turn.Handled + 1);
        (conversation.Heard, conversation.HeardAt) = (turn.Handled, heard.At);
        context.AddRange(
            new MessageRow { Conversation = id, Sequence = turn.Handled, At = heard.At, Key = heard.Key, Body = heard.Body },
            new MessageRow { Conversation = id, Sequence = turn.Handled + 1, Author = Author.Bot, At = reply.At, Body = reply.Body },
            new TurnRow { Conversation = id, Version = turn.Version, At = turn.At, Events = turn.Events },
            new OutboxEntry { Id = row.Id, Conversation = id, Kind = row.Kind, DueAt = row.DueAt, Payload = row.Payload });
        await context.SaveChangesAsync();
    }
}
