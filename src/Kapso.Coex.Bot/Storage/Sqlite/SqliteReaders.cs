using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Connections that only read, each with its statements prepared; as many as are needed at once, and most of them kept.</summary>
internal sealed class SqliteReaders(Func<SqliteConnection> open) : IDisposable
{
    // More than there are cores: a thread that is pushed aside while it reads keeps its session, and opening one costs twenty reads.
    private const int Kept = 16;
    private readonly Lock gate = new();
    private readonly Stack<ReadSession> idle = new();
    private volatile bool disposed;

    /// <summary>Reads on the caller's thread: SQLite has no other way, and a read takes microseconds.</summary>
    public Task<TResult> Read<TWhat, TResult>(TWhat what, Func<ReadSession, TWhat, TResult> read)
    {
        ReadSession? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            session = TryTake(out var used) ? used : new ReadSession(open());
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
        while (TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private bool TryTake([MaybeNullWhen(false)] out ReadSession session)
    {
        lock (gate)
        {
            return idle.TryPop(out session);
        }
    }

    private void PutBack(ReadSession session)
    {
        lock (gate)
        {
            if (!disposed && idle.Count < Kept)
            {
                idle.Push(session);
                return;
            }
        }

        session.Dispose();
    }
}
