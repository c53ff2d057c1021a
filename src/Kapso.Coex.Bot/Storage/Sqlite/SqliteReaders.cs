using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Connections that only read, each with its statements prepared; as many as are needed at once, and a few kept.</summary>
internal sealed class SqliteReaders(Func<SqliteConnection> open) : IDisposable
{
    private static readonly int Kept = Math.Max(4, Environment.ProcessorCount);
    private readonly ConcurrentBag<ReadSession> idle = [];
    private volatile bool disposed;

    /// <summary>Reads on the caller's thread: SQLite has no other way, and a read takes microseconds.</summary>
    public Task<TResult> Read<TWhat, TResult>(TWhat what, Func<ReadSession, TWhat, TResult> read)
    {
        ReadSession? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            session = idle.TryTake(out var used) ? used : new ReadSession(open());
            var found = read(session, what);
            PutBack(session);
            return Task.FromResult(found);
        }
        catch (Exception broken)
        {
            session?.Dispose(); // it may hold a snapshot open, and then the log could not be emptied
            return Task.FromException<TResult>(broken is SqliteException or ObjectDisposedException
                ? new StorageUnavailable($"The database could not be read ({broken.Message}).", broken)
                : broken);
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private void PutBack(ReadSession session)
    {
        if (disposed || idle.Count >= Kept)
        {
            session.Dispose();
        }
        else
        {
            idle.Add(session);
        }
    }
}
