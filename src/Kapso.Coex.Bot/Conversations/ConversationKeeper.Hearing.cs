using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>What customers say: all that no turn has dealt with is heard as one.</summary>
internal sealed partial class ConversationKeeper
{
    private const int MostAtOnce = 200;

    /// <summary>Hears a message that was just stored; with any other that no turn has dealt with.</summary>
    public async Task Hear(long sequence, DateTimeOffset at, string body)
    {
        await LoadOnce();
        if (sequence == last + 1 && sequence > handled)
        {
            // Nothing was stored in between, so this is all there is.
            last = sequence;
            await Hear([new StoredMessage(id, sequence, Author.Customer, at, body)]);
        }
        else if (sequence > handled)
        {
            await HearAll();
        }
    }

    /// <summary>Hears everything that no turn has dealt with, as one.</summary>
    public async Task HearAll()
    {
        await LoadOnce();
        while (await store.ReadUnhandled(id, handled, MostAtOnce) is { Count: > 0 } waiting)
        {
            last = Math.Max(last, waiting[^1].Sequence);
            await Hear(waiting);
        }
    }

    /// <summary>True when a turn has dealt with that message already.</summary>
    public bool HasHandled(long sequence) => version >= 0 && sequence <= handled;

    /// <summary>How many messages wait for a turn, up to a burst's size.</summary>
    public async Task<int> Waiting()
    {
        await LoadOnce();
        return (await store.ReadUnhandled(id, handled, MostAtOnce)).Count;
    }

    private Task Hear(IReadOnlyList<StoredMessage> stored)
    {
        var bodies = stored.Select(message => Written.Read(message.Body)).ToList();
        IReadOnlyList<CustomerMessage> messages = [.. stored.Zip(bodies, (message, body) => Written.Heard(message.Sequence, message.At, body))];
        via = bodies[^1].Via;
        return Take((now, known) => Decide(messages, known, now), stored[^1].Sequence, []);
    }

    /// <summary>A message that breaks the dialogue never blocks its neighbours: it is left out, and the log names it.</summary>
    private Turn Decide(IReadOnlyList<CustomerMessage> messages, Knowledge known, DateTimeOffset now)
    {
        try
        {
            return Dialogue.Hear(conversation, messages, known, now);
        }
        catch (Exception broken) when (messages.Count == 1)
        {
            LogPoison(id, messages[0].Id, broken);
            return Dialogue.Apologise(conversation, known, now);
        }
        catch (Exception) when (messages.Count > 1)
        {
            return OneByOne(messages, known, now);
        }
    }

    private Turn OneByOne(IReadOnlyList<CustomerMessage> messages, Knowledge known, DateTimeOffset now)
    {
        var before = conversation;
        var events = new List<ConversationEvent>();
        var effects = new List<Effect>();
        foreach (var message in messages)
        {
            var turn = Decide([message], known, now);
            conversation = turn.After;
            events.AddRange(turn.Events);
            effects.AddRange(turn.Effects);
        }

        var after = conversation;
        conversation = before;
        return new Turn(after, events, effects);
    }
}
