using System.Collections.Concurrent;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>Which customers are writing just now, as far as their channel tells. Kept nowhere: it is true for this moment only.</summary>
internal sealed class TypingCustomers(TimeProvider clock)
{
    /// <summary>Clients tell it again in less than that.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ConversationId, DateTimeOffset> until = new();

    /// <summary>Somebody began or is over with it. Told on whatever thread it happened.</summary>
    public event Action<ConversationId>? Changed;

    public bool AreAtIt(ConversationId conversation) => until.TryGetValue(conversation, out var end) && clock.GetUtcNow() < end;

    public void Note(ConversationId conversation)
    {
        // Costs nothing while nobody is at the desk.
        if (Changed is null)
        {
            return;
        }

        var wasAtIt = AreAtIt(conversation);
        until[conversation] = clock.GetUtcNow() + Lasts;
        if (!wasAtIt)
        {
            Changed(conversation);
            _ = ForgetInTime(conversation);
        }
    }

    /// <summary>What was being written has been sent.</summary>
    public void Forget(ConversationId conversation)
    {
        if (until.TryRemove(conversation, out _))
        {
            Changed?.Invoke(conversation);
        }
    }

    private async Task ForgetInTime(ConversationId conversation)
    {
        while (until.TryGetValue(conversation, out var end))
        {
            if (end - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock);
            }
            else if (until.TryRemove(KeyValuePair.Create(conversation, end)))
            {
                Changed?.Invoke(conversation);
            }
        }
    }
}
