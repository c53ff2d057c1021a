using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>The one door in, for every channel: each message is stored once, and its conversation takes a turn.</summary>
internal interface IInbox
{
    /// <summary>Returns when the message is durably stored; the bot's answer comes later, by way of the transcript.</summary>
    public Task<Receipt> Receive(Inbound inbound, CancellationToken cancelled);

    /// <summary>
    /// What somebody said on a channel that knows people and no conversations, or work that comes before it can be heard. Returns when
    /// it is durably stored.
    /// </summary>
    /// <param name="said">Its conversation is found by the arrival's addresses; null for work.</param>
    public Task<Arrived> Arrive(Arrival arrival, Inbound? said, CancellationToken cancelled);

    /// <summary>A conversation was opened: it is stored, and the bot greets. Opening it again is a non-event.</summary>
    public Task Begin(ConversationId conversation, string channel, string customer, Language? locale, CancellationToken cancelled);

    /// <summary>The customer's own site tells ids of theirs. Returns when they are noted.</summary>
    public Task Vouch(ConversationId conversation, VouchedIds ids, CancellationToken cancelled);
}
