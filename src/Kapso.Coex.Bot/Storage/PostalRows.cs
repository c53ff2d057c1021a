using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>Where a turn's replies are on their way to WhatsApp.</summary>
internal enum PostingState
{
    Waiting,

    /// <summary>The window is closed: it goes when the customer writes.</summary>
    Held,

    /// <summary>All of it left, or never will.</summary>
    Settled,
}

/// <summary>How far a message came, in the order of progress: it never goes back.</summary>
internal enum DeliveryProgress
{
    /// <summary>Handed over, and no answer yet: it may or may not have been taken.</summary>
    Sending,
    Accepted,
    Sent,
    Failed,
    Delivered,
    Read,
}

/// <summary>A customer's message from a channel that knows people and no conversations.</summary>
/// <param name="Addresses">The names by which the person is found, the surest first.</param>
/// <param name="Key">Unique over everything received.</param>
/// <param name="At">When it was said: the 24-hour window runs from there, however late it came.</param>
/// <param name="Now">When it came: what stands in the transcript never goes back in time.</param>
/// <param name="IfNew">What a conversation is called if this begins one.</param>
internal sealed record Arrival(
    string Channel, string Number, Person From, IReadOnlyList<string> Addresses, string Key, DateTimeOffset At, DateTimeOffset Now, ConversationId IfNew)
{
    /// <summary>A <c>MessageBody</c> as JSON; null where there is work to do first.</summary>
    public string? Body { get; init; }

    /// <summary>What to do before it can be heard: a file to be fetched.</summary>
    public string? Work { get; init; }
}

/// <summary>A customer is known by other names from now on.</summary>
/// <param name="Id">What the channel calls the news: the second copy is a non-event.</param>
/// <param name="Now">Who they are: without a phone, where nobody tells the new one.</param>
internal sealed record Relocation(string Id, IReadOnlyList<string> Before, IReadOnlyList<string> After, Person Now, DateTimeOffset At);

/// <summary>Where a message found its place.</summary>
/// <param name="Sequence">0 for work that comes first.</param>
/// <param name="Reopened">The customer's word opened the window for something that was held.</param>
internal sealed record Arrived(ConversationId Conversation, long Sequence, bool Repeated, bool Reopened);

/// <summary>A conversation's customer on WhatsApp, as it is in the database.</summary>
internal sealed record StoredPerson(string Channel, string Number, Person Person, DateTimeOffset HeardAt, long Hushed, bool WithAgent);

/// <summary>The replies of a turn, on their way.</summary>
internal sealed record Posting(ConversationId Conversation, long Sequence, long Through, PostingState State, DateTimeOffset DueAt, int Part, int Attempts);

/// <summary>Names one message to WhatsApp; what we call it in <c>biz_opaque_callback_data</c>.</summary>
internal sealed record DeliveryId(ConversationId Conversation, long Sequence, int Part)
{
    public override string ToString() => FormattableString.Invariant($"{Conversation}|{Sequence}|{Part}");

    public static DeliveryId? Read(string? text) =>
        text?.Split('|') is [{ Length: > 0 } conversation, var sequence, var part] && long.TryParse(sequence, out var at) && int.TryParse(part, out var which)
            ? new DeliveryId(new ConversationId(conversation), at, which)
            : null;
}

/// <summary>One message as WhatsApp got it.</summary>
internal sealed record Dispatch(DeliveryId Id, DateTimeOffset BegunAt, string? MessageId, DeliveryProgress State, DateTimeOffset StateAt, DeliveryError? Error, int Repeats);

/// <summary>News of a message of ours.</summary>
/// <param name="MessageId">The wamid; null where it got none, because it was refused.</param>
internal sealed record DeliveryNews(DeliveryId? Id, string? MessageId, DeliveryProgress State, DateTimeOffset At, DeliveryError? Error);

/// <summary>What came of wanting to send a message.</summary>
internal enum SendPermit
{
    Granted,

    /// <summary>It left already.</summary>
    LeftAlready,

    /// <summary>It may have left a moment ago: a status tells, or time does.</summary>
    InDoubt,

    /// <summary>A person took over since it was said.</summary>
    Hushed,
}

/// <summary>Who it was that spoke from our number.</summary>
internal enum Overheard
{
    Ourselves,

    /// <summary>Something of ours is under way that nobody has named yet; a moment later that is clear.</summary>
    PerhapsOurselves,
    APerson,

    /// <summary>A second copy of what was dealt with.</summary>
    Known,
}

/// <summary>Something that happened to a number or an account.</summary>
internal sealed record AccountEvent(string Id, string? Account, IReadOnlyList<string> Numbers, string Name, DateTimeOffset At, string Detail);
