using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage.Sqlite;

namespace Kapso.Coex.Bot.Storage;

/// <summary>
/// Everything that must survive. What it acknowledges is on the disk; what it cannot store just now fails with
/// <see cref="StorageUnavailable"/> and may be tried again.
/// </summary>
internal sealed partial class Store(SqliteWriter writer, SqliteReaders readers, TimeProvider clock) : IDisposable
{
    /// <summary>Begins a conversation; a second time it stays as it is.</summary>
    public Task<ConversationStart> Start(ConversationId conversation, string channel, string customer, DateTimeOffset at) =>
        writer.Submit(
            (conversation, channel, customer, at),
            static (session, start) => session.Conversations.Start(start.conversation, start.channel, start.customer, start.at));

    /// <summary>Gives a message its place. A second copy, known by its key, gets the first one's. Fails with <see cref="ConversationUnknown"/>.</summary>
    public Task<Receipt> Receive(NewMessage message) =>
        writer.Submit(message, static (session, message) => session.Conversations.Receive(message));

    /// <summary>Stores all that a turn leaves behind, or nothing when it came too late.</summary>
    public Task<Kept> Keep(TurnToKeep turn) =>
        writer.Submit(turn, static (session, turn) => session.Turns.Keep(turn));

    /// <summary>Marks work as done; true for the one who was first.</summary>
    public Task<bool> Settle(string outboxId) =>
        writer.Submit((outboxId, at: clock.GetUtcNow()), static (session, work) => session.Outbox.Settle(work.outboxId, work.at));

    /// <summary>Leaves work for later after it was tried in vain, and keeps why.</summary>
    public Task<bool> PutOff(string outboxId, DateTimeOffset until, string why) =>
        writer.Submit((outboxId, until, why), static (session, work) => session.Outbox.PutOff(work.outboxId, work.until, work.why));

    /// <summary>Keeps a file and names it.</summary>
    public Task<FileId> Attach(NewAttachment file) =>
        writer.Submit(file, static (session, file) => session.Keepsakes.Attach(file), file.Content.Length + (file.Thumbnail?.Length ?? 0));

    /// <summary>Keeps a playbook as it is served; true when this edition is new. Only then its content is asked for.</summary>
    public Task<bool> SaveEdition(string playbook, string version, Func<string> content) =>
        writer.Submit(
            (playbook, version, content, at: clock.GetUtcNow()),
            static (session, served) => session.Keepsakes.SaveEdition(served.playbook, served.version, served.content, served.at));

    /// <summary>The key of that name, made from randomness the first time.</summary>
    public Task<byte[]> Key(string name, int length = 32) =>
        writer.Submit((name, length), static (session, key) => session.Keepsakes.Key(key.name, key.length));

    /// <summary>Whether something could be stored right now, found out by storing something.</summary>
    public async Task<bool> IsReady()
    {
        try
        {
            return await writer.Submit(true, static (session, _) => session.Keepsakes.Probe()).ConfigureAwait(false);
        }
        catch (StorageUnavailable)
        {
            return false;
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
    }
}
