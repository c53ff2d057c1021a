using System.Collections.Concurrent;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>Tells who listens which cases changed, within this process. Carries nothing else: listeners read the cases themselves.</summary>
internal sealed class CaseNews
{
    private readonly ConcurrentDictionary<Listener, bool> listeners = new();

    public void Tell(string id)
    {
        foreach (var (listener, _) in listeners)
        {
            listener.Hear(id);
        }
    }

    /// <summary>Something was stored in a conversation. Costs nothing while nobody is at the desk, and a lost word costs time only.</summary>
    public async Task TellOf(ConversationId conversation, Store store)
    {
        try
        {
            if (!listeners.IsEmpty && await store.LatestCase(conversation) is { } id)
            {
                Tell(id);
            }
        }
        catch (StorageUnavailable)
        {
            // What was stored is stored; the turn that follows tells of it again.
        }
    }

    public Listener Listen()
    {
        var listener = new Listener(stopped => listeners.TryRemove(stopped, out _));
        listeners[listener] = true;
        return listener;
    }

    internal sealed class Listener(Action<Listener> stop) : IDisposable
    {
        private readonly ConcurrentDictionary<string, bool> changed = new();
        private readonly SemaphoreSlim news = new(0, 1);

        /// <summary>The ids of the cases that changed since it was last asked.</summary>
        public async Task<IReadOnlyCollection<string>> Next(CancellationToken cancelled)
        {
            await news.WaitAsync(cancelled);
            List<string> heard = [];
            foreach (var id in changed.Keys)
            {
                if (changed.TryRemove(id, out _))
                {
                    heard.Add(id);
                }
            }

            return heard;
        }

        public void Dispose()
        {
            stop(this);
            news.Dispose();
        }

        internal void Hear(string id)
        {
            changed[id] = true;
            try
            {
                news.Release();
            }
            catch (SemaphoreFullException)
            {
                // Already awake: it takes everything there is when it gets to it.
            }
            catch (ObjectDisposedException)
            {
                // Went away while it was told.
            }
        }
    }
}
