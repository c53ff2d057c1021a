using System.Threading.Channels;
using Kapso.Coex.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Benchmarks.Storage;

/// <summary>The limit: the same rows through plain prepared commands, a transaction per batch, one commit per turn, nothing checked.</summary>
internal sealed class BareWriter : IContender
{
    private readonly ITurns turns;
    private readonly Channel<Item> queue = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection connection;
    private readonly Thread thread;
    private readonly SqliteCommand message;
    private readonly SqliteCommand turn;
    private readonly SqliteCommand outbox;
    private readonly SqliteCommand conversation;

    public BareWriter(SqliteConnection connection, ITurns turns)
    {
        this.turns = turns;
        this.connection = connection;
        message = Command("INSERT INTO messages (before, conversation, sequence, author, at, key, body) VALUES (0, $0, $1, $2, $3, $4, $5)", 6);
        turn = Command("INSERT INTO turns (before, conversation, version, at, events) VALUES (0, $0, $1, $2, $3)", 4);
        outbox = Command("INSERT INTO outbox (id, conversation, kind, due_at, payload, attempts) VALUES ($0, $1, $2, $3, $4, 0)", 5);
        conversation = Command("UPDATE conversations SET version = $1, handled = $2, last_sequence = $3, heard = $2, heard_at = $4 WHERE id = $0", 5);
        thread = new Thread(Work) { IsBackground = true };
        thread.Start();
    }

    public string Name => "bare group commit";

    public Task Take(int caller)
    {
        var (heard, turn) = turns.Next(caller);
        var item = new Item(heard, turn, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        queue.Writer.TryWrite(item);
        return item.Done.Task;
    }

    public void Dispose()
    {
        queue.Writer.Complete();
        thread.Join();
        connection.Dispose();
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var place = 0; place < parameters; place++)
        {
            command.Parameters.Add(new SqliteParameter($"${place}", null));
        }

        return command;
    }

    private void Work()
    {
        var batch = new List<Item>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < 256 && queue.Reader.TryRead(out var item))
            {
                batch.Add(item);
            }

            using (var transaction = connection.BeginTransaction())
            {
                batch.ForEach(item => Store(item, transaction));
                transaction.Commit();
            }

            batch.ForEach(item => item.Done.SetResult());
            batch.Clear();
        }
    }

    private void Store(Item item, SqliteTransaction transaction)
    {
        var (heard, kept, _) = item;
        var (id, at, last) = (heard.Conversation.Value, heard.At.ToUnixTimeMilliseconds(), kept.Handled);
        Run(message, transaction, id, last, 0L, at, heard.Key!, heard.Body);
        foreach (var reply in kept.Replies)
        {
            Run(message, transaction, id, ++last, 1L, at, DBNull.Value, reply.Body);
        }

        foreach (var row in kept.Outbox)
        {
            Run(outbox, transaction, row.Id, id, row.Kind, at, row.Payload);
        }

        Run(turn, transaction, id, kept.Version, at, kept.Events);
        Run(conversation, transaction, id, kept.Version, kept.Handled, last, at);
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        command.ExecuteNonQuery();
    }

    private sealed record Item(NewMessage Heard, TurnToKeep Turn, TaskCompletionSource Done);
}
