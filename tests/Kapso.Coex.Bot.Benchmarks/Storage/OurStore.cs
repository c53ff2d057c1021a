using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kapso.Coex.Bot.Benchmarks.Storage;

/// <summary>The product's store: the message is acknowledged before its turn is decided, so a turn waits for two commits.</summary>
internal sealed class OurStore : IContender
{
    private readonly Turns turns = new();
    private readonly Store store;

    private OurStore(Store store) => this.store = store;

    public string Name => "store: Receive + Keep";

    public static async Task<OurStore> In(string folder)
    {
        var store = StorageRoom.OpenStore(new StorageOptions { DataDirectory = folder }, TimeProvider.System, NullLoggerFactory.Instance);
        await Task.WhenAll(Enumerable.Range(0, Turns.Conversations).Select(
            conversation => store.Start(Turns.Name(conversation), "widget", "customer", DateTimeOffset.UnixEpoch)));
        return new OurStore(store);
    }

    public async Task Take(int caller)
    {
        var (heard, turn) = turns.Next(caller);
        await store.Receive(heard);
        if (await store.Keep(turn) is Kept.Stale)
        {
            throw new InvalidOperationException("A turn was stale: the benchmark is wrong.");
        }
    }

    public void Dispose() => store.Dispose();
}
