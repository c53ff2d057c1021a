using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>
/// The one who writes: a thread of its own that stores together what waits together, so that one wait for the disk serves all.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int MostPerBatch = 256;
    private const int MostBytesPerBatch = 8 << 20;

    private readonly Func<SqliteConnection> open;
    private readonly ILogger<SqliteWriter> logger;
    private readonly Channel<Write> queue;
    private readonly List<Write> batch = new(MostPerBatch);
    private readonly ManualResetEventSlim bell = new(initialState: false, spinCount: 0); // those who would fill the queue need the core
    private readonly Thread thread;
    private WriteSession? session;

    /// <summary>Opens the first connection at once, so that a database that cannot be trusted stops the start.</summary>
    public SqliteWriter(Func<SqliteConnection> open, int capacity, ILogger<SqliteWriter> logger)
    {
        this.open = open;
        this.logger = logger;
        queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(capacity)
        {
            SingleReader = true,
            AllowSynchronousContinuations = true, // what goes on is a bell being rung, or somebody beginning to wait
        });
        session = OpenSession();
        thread = new Thread(Work) { Name = "Store", IsBackground = true };
        thread.Start();
    }

    /// <summary>Completes when it is on the disk. Waits for room when too much is waiting.</summary>
    public Task<TResult> Submit<TWhat, TResult>(TWhat what, Func<WriteSession, TWhat, TResult> perform, int bytes = 0)
    {
        var write = new Write<TWhat, TResult>(what, perform) { Bytes = bytes };
        return queue.Writer.TryWrite(write) ? write.Done : WaitForRoom(write);
    }

    /// <summary>Stores what was accepted, then stops.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
        bell.Dispose();
    }

    private async Task<TResult> WaitForRoom<TWhat, TResult>(Write<TWhat, TResult> write)
    {
        try
        {
            await queue.Writer.WriteAsync(write).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            throw new StorageUnavailable("The store is shut down; nothing is accepted any more.", closed);
        }

        return await write.Done.ConfigureAwait(false);
    }

    private void Work()
    {
        while (WaitForWork())
        {
            Collect();
            StoreTogether();
            batch.Clear();
        }

        session?.Dispose();
    }

    private bool WaitForWork()
    {
        var work = queue.Reader.WaitToReadAsync().AsTask();
        if (!work.IsCompleted)
        {
            bell.Reset();
            work.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(bell.Set);
            bell.Wait();
        }

        return work.GetAwaiter().GetResult();
    }

    private void Collect()
    {
        var bytes = 0;
        while (batch.Count < MostPerBatch && bytes < MostBytesPerBatch && queue.Reader.TryRead(out var write))
        {
            batch.Add(write);
            bytes += write.Bytes;
        }
    }

    private void StoreTogether()
    {
        try
        {
            session ??= OpenSession();
            session.Store(batch);
        }
        catch (Exception broken)
        {
            GiveUp(broken);
            return;
        }

        foreach (var write in batch)
        {
            write.Acknowledge();
        }
    }

    private WriteSession OpenSession()
    {
        var connection = open();
        try
        {
            return new WriteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Whatever it was, this thread has to live: everybody waits for it. After a failed wait for the disk the connection knows less than
    // the file does, so the next batch gets a new one.
    private void GiveUp(Exception broken)
    {
        LogNothingStored(batch.Count, broken);
        var unavailable = new StorageUnavailable(
            $"The database could not be written, so nothing was stored ({broken.Message}). It is tried anew with the next write; see that the disk has room and nobody holds a lock.",
            broken);
        foreach (var write in batch)
        {
            write.Fail(unavailable);
        }

        session?.Dispose();
        session = null;
    }
}
