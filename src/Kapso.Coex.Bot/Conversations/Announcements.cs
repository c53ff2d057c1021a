using System.Collections.Concurrent;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>
/// Tells who listens to a conversation that something new was stored. Carries nothing itself: listeners read the store from
/// where they are, so a lost announcement costs time and never a message.
/// </summary>
internal sealed class Announcements
{
    private readonly ConcurrentDictionary<ConversationId, Listeners> conversations = new();

    /// <param name="through">The place of the last message that is stored.</param>
    public void Announce(ConversationId conversation, long through)
    {
        if (conversations.TryGetValue(conversation, out var listeners))
        {
            listeners.Wake(through);
        }
    }

    /// <summary>A person is writing. Not stored and not kept: who does not listen just now has missed nothing.</summary>
    public void AnnounceTyping(ConversationId conversation, string agent)
    {
        if (conversations.TryGetValue(conversation, out var listeners))
        {
            listeners.Tell(agent);
        }
    }

    /// <summary>Listens until disposed. <see cref="Listener.Next"/> completes when something was stored since it was last asked.</summary>
    public Listener Listen(ConversationId conversation)
    {
        while (true)
        {
            var listeners = conversations.GetOrAdd(conversation, static _ => new Listeners());
            var listener = new Listener(stopped => Forget(conversation, listeners, stopped));
            if (listeners.Add(listener))
            {
                return listener;
            }
        }
    }

    private void Forget(ConversationId conversation, Listeners listeners, Listener stopped)
    {
        if (listeners.Remove(stopped))
        {
            conversations.TryRemove(KeyValuePair.Create(conversation, listeners));
        }
    }

    internal sealed class Listener(Action<Listener> stop) : IDisposable
    {
        private readonly SemaphoreSlim news = new(0, 1);
        private long through;
        private string? typist;

        /// <summary>How far messages were announced while this listened: who has read that far need not ask the store.</summary>
        public long Through => Volatile.Read(ref through);

        /// <summary>Who is writing, told once.</summary>
        public string? TakeTypist() => Interlocked.Exchange(ref typist, null);

        public Task<bool> Next(TimeSpan atMost, CancellationToken cancelled) => news.WaitAsync(atMost, cancelled);

        public void Dispose() => stop(this);

        internal void Wake(long stored)
        {
            Volatile.Write(ref through, Math.Max(through, stored));
            Wake();
        }

        internal void Tell(string agent)
        {
            Volatile.Write(ref typist, agent);
            Wake();
        }

        private void Wake()
        {
            try
            {
                news.Release();
            }
            catch (SemaphoreFullException)
            {
                // Already awake: it reads everything there is when it gets to it.
            }
        }
    }

    private sealed class Listeners
    {
        private readonly Lock gate = new();
        private readonly List<Listener> all = [];
        private bool closed;

        public bool Add(Listener listener)
        {
            lock (gate)
            {
                if (!closed)
                {
                    all.Add(listener);
                }

                return !closed;
            }
        }

        /// <summary>True when that was the last one, and nobody can join any more.</summary>
        public bool Remove(Listener listener)
        {
            lock (gate)
            {
                all.Remove(listener);
                closed = all.Count == 0;
                return closed;
            }
        }

        public void Wake(long through)
        {
            lock (gate)
            {
                foreach (var listener in all)
                {
                    listener.Wake(through);
                }
            }
        }

        public void Tell(string agent)
        {
            lock (gate)
            {
                foreach (var listener in all)
                {
                    listener.Tell(agent);
                }
            }
        }
    }
}
