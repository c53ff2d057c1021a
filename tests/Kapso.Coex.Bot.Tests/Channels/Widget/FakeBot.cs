using System.Text.Json;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;
using Marks = Kapso.Coex.Bot.Conversations.Coex;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>Keeps messages in memory and answers each with what it heard, in two messages, the second with buttons.</summary>
internal sealed class FakeBot(Announcements announcements, TimeProvider clock) : IInbox, ITranscript
{
    public static readonly Marks Question = new("step")
    {
        Playbook = "previous-provider",
        PlaybookVersion = "0a1b2c3d",
        Step = "remove-partner",
        Number = 2,
        About = 5,
        Answers = [new CoexAnswer("done", "Done"), new CoexAnswer("cannot-find", "I can't find it")],
    };

    private readonly Lock gate = new();
    private readonly Dictionary<ConversationId, (Correspondent With, List<StoredMessage> Messages)> conversations = [];
    private readonly Dictionary<string, long> keys = [];

    public List<Inbound> Received { get; } = [];

    public Dictionary<ConversationId, Language?> Begun { get; } = [];

    public bool IsBroken { get; set; }

    public Task Begin(ConversationId conversation, string channel, string customer, Language? locale, CancellationToken cancelled)
    {
        if (IsBroken)
        {
            throw new IOException("The disk is full.");
        }

        lock (gate)
        {
            if (conversations.TryAdd(conversation, (new Correspondent(channel, customer), [])))
            {
                Begun[conversation] = locale;
                Store(conversation, Author.Bot, new MessageBody { Text = "**Hello**", Locale = "en", Coex = new Marks("greeting") });
            }
        }

        announcements.Announce(conversation, 1);
        return Task.CompletedTask;
    }

    public Task Vouch(ConversationId conversation, VouchedIds ids, CancellationToken cancelled) => Task.CompletedTask;

    public Task<Arrived> Arrive(Arrival arrival, Inbound? said, CancellationToken cancelled) =>
        throw new NotSupportedException("Nobody comes to the widget from a channel that knows people only.");

    public Task<Receipt> Receive(Inbound inbound, CancellationToken cancelled)
    {
        if (IsBroken)
        {
            throw new IOException("The disk is full.");
        }

        long sequence, last;
        lock (gate)
        {
            if (keys.TryGetValue(inbound.Key, out var known))
            {
                return Task.FromResult(new Receipt(known, Repeated: true));
            }

            Received.Add(inbound);
            sequence = Store(inbound.Conversation, Author.Customer, new MessageBody { Text = inbound.Text, Tap = inbound.Tap, Files = inbound.Files, Echo = inbound.Echo });
            last = keys[inbound.Key] = sequence;
            if (inbound.WakesBot)
            {
                Store(inbound.Conversation, Author.Bot, new MessageBody { Text = $"I heard: {inbound.Tap ?? inbound.Text}", Coex = new Marks("notice") });
                last = Store(inbound.Conversation, Author.Bot, new MessageBody { Text = "Is the partner gone?", Locale = "en", Coex = Question });
            }
        }

        announcements.Announce(inbound.Conversation, last);
        return Task.FromResult(new Receipt(sequence, Repeated: false));
    }

    public Task<IReadOnlyList<StoredMessage>> Read(ConversationId conversation, long afterSequence, int limit, CancellationToken cancelled)
    {
        if (IsBroken)
        {
            throw new IOException("The disk is gone.");
        }

        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<StoredMessage>>(conversations.TryGetValue(conversation, out var found)
                ? [.. found.Messages.Where(message => message.Sequence > afterSequence).Take(limit)]
                : []);
        }
    }

    public Task<Correspondent?> Find(ConversationId conversation, CancellationToken cancelled)
    {
        lock (gate)
        {
            return Task.FromResult(conversations.TryGetValue(conversation, out var found) ? found.With : null);
        }
    }

    /// <summary>Something that nobody asked for: an event, an agent's words.</summary>
    public void Say(ConversationId conversation, Author author, MessageBody body)
    {
        long last;
        lock (gate)
        {
            last = Store(conversation, author, body);
        }

        announcements.Announce(conversation, last);
    }

    private long Store(ConversationId conversation, Author author, MessageBody body)
    {
        var messages = conversations[conversation].Messages;
        messages.Add(new StoredMessage(
            conversation, messages.Count + 1, author, clock.GetUtcNow(), JsonSerializer.Serialize(body, MessageJson.Default.MessageBody)));
        return messages.Count;
    }
}
