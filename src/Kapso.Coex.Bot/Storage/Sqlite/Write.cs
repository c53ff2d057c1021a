namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Something that waits to be stored, and somebody who waits for it.</summary>
internal abstract class Write
{
    /// <summary>What this adds to a transaction, where that is much.</summary>
    public int Bytes { get; init; }

    /// <summary>Why this cannot be stored; nothing about the others.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>May run twice: once with all the others, and once alone when one of them could not be stored.</summary>
    public abstract void Perform(WriteSession session);

    /// <summary>Tells who waits, after the commit and never before.</summary>
    public abstract void Acknowledge();

    public abstract void Fail(Exception why);
}

/// <inheritdoc />
internal sealed class Write<TWhat, TResult>(TWhat what, Func<WriteSession, TWhat, TResult> perform) : Write
{
    // Whoever waits goes on elsewhere: the writer's thread has the next batch to store.
    private readonly TaskCompletionSource<TResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? result;

    public Task<TResult> Done => done.Task;

    public override void Perform(WriteSession session) => result = perform(session, what);

    public override void Acknowledge()
    {
        if (Refusal is null)
        {
            done.SetResult(result!);
        }
        else
        {
            done.SetException(Refusal);
        }
    }

    public override void Fail(Exception why) => done.SetException(why);
}
