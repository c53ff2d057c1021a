using Kapso.Coex.Bot.Storage.Sqlite;

namespace Kapso.Coex.Bot.Storage;

/// <summary>What those need who count over all conversations.</summary>
internal sealed partial class Store
{
    /// <summary>Turns of every conversation, in the order in which they were taken.</summary>
    /// <param name="number">The number of the last one that is known already; 0 for none.</param>
    public Task<IReadOnlyList<TakenTurn>> TurnsAfter(long number, int limit) =>
        readers.Read((number, limit), static (session, asked) => session.Ledger.After(asked.number, asked.limit));

    public Task<long> LastTurn() => readers.Read(true, static (session, _) => session.Ledger.Last());
}
