using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Keeps every edition that is served, before a conversation can begin on it, and takes the older ones back at start.</summary>
internal sealed class EditionKeeping(PlaybookShelf shelf, Store store, KnowledgeBase knowledge) : IHostedLifecycleService
{
    private Task reading = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await Keep(shelf.Editions);
        shelf.TakeBack((await store.Editions(except: shelf.EverServed.Keys.ToHashSet())).Select(kept => new ServedEdition(new Edition(new PlaybookId(kept.Id), kept.Version), kept.Content)));
        shelf.Changing += fresh => Keep(fresh).GetAwaiter().GetResult();

        // At once and not with the next message: who made a mistake reads of it within seconds, and nobody waits for triage to learn.
        shelf.Changed += () => Task.Run(() => knowledge.Now);

        // Beside the silo's start, because it keeps a core busy.
        reading = Task.Run(() => knowledge.Now, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Mistakes in phrases and triage stop the start here, before the product says that it serves.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => reading;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // All at once, so that one wait for the disk serves all.
    private async Task Keep(IEnumerable<ServedEdition> editions) => await Task.WhenAll(
        editions.Select(served => store.SaveEdition(served.Edition.Id.Value, served.Edition.Version, () => served.Source)));
}
