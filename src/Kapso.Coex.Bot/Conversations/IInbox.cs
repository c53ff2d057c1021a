using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Conversations;

/// <summary>The one door in, for every channel: each message is stored once, and its conversation takes a turn.</summary>
internal interface IInbox
{
    /// <summary>Returns when the message is durably stored; the bot's answer comes later, by way of the transcript.</summary>
    public Task<Receipt> Receive(Inbound inbound, CancellationToken cancelled);

    /// <summary>A conversation was opened: it is stored, and the bot greets. Opening it again is a non-event.</summary>
    public Task Begin(ConversationId conversation, string channel, string customer, Language? locale, CancellationToken cancelled);
}
