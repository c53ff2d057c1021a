using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Delivery;

/// <summary>A kind of work that waits for its time as a row of the outbox. Each room brings its own.</summary>
internal interface IWork
{
    /// <summary>One of <see cref="OutboxKind"/>.</summary>
    public string Kind { get; }

    /// <summary>Does it, and settles the row or puts it off. May be called again for the same row: a process that dies settles nothing.</summary>
    public Task Perform(OutboxRow work, CancellationToken cancelled);
}
