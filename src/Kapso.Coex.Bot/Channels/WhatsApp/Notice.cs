using System.Text.Json;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// One thing that a webhook told us, in our words: Meta's and Kapso's readers both end here, and nothing past them sees their JSON.
/// </summary>
/// <param name="Number">The <c>phone_number_id</c> of the business number that it concerns; null where the event names none.</param>
internal abstract record Notice(string? Number)
{
    /// <summary>A customer said something to us.</summary>
    /// <param name="Id">The wamid, or whatever it is called: opaque, unique per message.</param>
    internal sealed record Message(string? Number, Person From, string Id, DateTimeOffset At, Said Said) : Notice(Number);

    /// <summary>What became of a message of ours. Comes in any order, more than once, and perhaps before we know the message's id.</summary>
    /// <param name="OurId">What we wrote into <c>biz_opaque_callback_data</c>; null where it does not come back.</param>
    internal sealed record Status(string? Number, string Id, DeliveryState State, DateTimeOffset At, Person To, DeliveryError? Error, string? OurId) : Notice(Number);

    /// <summary>Our number said something: from the phone's app, from Kapso's inbox, or by ourselves. Who it was, only the wamid tells.</summary>
    /// <param name="ByPhone">True where the webhook says that it was typed in the app, so that it cannot be ours.</param>
    internal sealed record Spoken(string? Number, Person To, string Id, DateTimeOffset At, string Text, bool ByPhone, string? OurId) : Notice(Number);

    /// <summary>A customer changed the number, or only the scoped id.</summary>
    internal sealed record Moved(string? Number, Person Before, Person After, string Id, DateTimeOffset At) : Notice(Number);

    /// <summary>Something happened to an account or a number: offboarded, banned, reconnected …</summary>
    /// <param name="AccountId">The WABA's id.</param>
    /// <param name="Name">The event's name as it came.</param>
    /// <param name="Numbers">The phone_number_ids and display numbers (digits) that it names.</param>
    /// <param name="Detail">The whole event as it came, for the desk.</param>
    internal sealed record Account(string? Number, string? AccountId, string Name, IReadOnlyList<string> Numbers, DateTimeOffset? At, JsonElement Detail) : Notice(Number);

    /// <summary>Nothing that the bot answers: a reaction, an edit, history, standby, a group … It is counted by its kind and forgotten.</summary>
    /// <param name="Kind">The field or type as it came: <c>reaction</c>, <c>history</c>, <c>standby</c> …</param>
    internal sealed record Aside(string? Number, string Kind) : Notice(Number);

    /// <summary>A part that is not as any document says. The rest of the webhook is taken all the same.</summary>
    internal sealed record Unreadable(string? Number, string Where) : Notice(Number);
}

/// <summary>
/// Somebody on WhatsApp. The scoped id is who they are; the phone may be missing, and "", null and absent are all null here.
/// </summary>
/// <param name="UserId">Meta's business-scoped user id, such as <c>US.13491208655302741918</c>.</param>
/// <param name="Phone">Digits only, as received: answers go to it unaltered.</param>
/// <param name="Name">The profile's name.</param>
internal sealed record Person(string? UserId, string? Phone, string? Name)
{
    public bool IsNobody => UserId is null && Phone is null;
}

/// <summary>What a customer's message holds.</summary>
internal abstract record Said
{
    internal sealed record Words(string Text) : Said;

    /// <summary>A tapped button, list row or template button: its id, and what was written on it.</summary>
    internal sealed record Tapped(string Id, string Title) : Said;

    /// <summary>A photo or a document, still to be fetched.</summary>
    internal sealed record File(MediaReference Media, string? Caption) : Said;

    /// <summary>Something that is answered with one helpful sentence, because it cannot be read here.</summary>
    /// <param name="Caption">What was written under a video, which can be read.</param>
    internal sealed record Other(OtherKind Kind, string? Caption = null) : Said;
}

/// <summary>What cannot be read here.</summary>
internal enum OtherKind
{
    Voice,
    Video,
    Sticker,
    Location,
    Contacts,

    /// <summary>View-once, polls, live location, files over 100 MB: WhatsApp does not pass them on.</summary>
    Unsupported,
}

/// <summary>Where a received file lies at Meta or Kapso.</summary>
/// <param name="Id">Meta's media id, good for 7 days; empty where only the address is told.</param>
/// <param name="Url">Where it can be had at once: at Meta for 5 minutes, or at Kapso; null where the webhook does not say.</param>
/// <param name="Sha256">The 32 bytes of the hash that the webhook promises, from base64 or hex; null where there is none.</param>
internal sealed record MediaReference(string Id, string? Url, byte[]? Sha256, string ContentType, string FileName);

/// <summary>How far a message of ours came. Never goes back.</summary>
internal enum DeliveryState
{
    Sent,
    Delivered,
    Read,
    Failed,
}

/// <param name="Code">Meta's error code.</param>
/// <param name="Detail">Meta's words, for the desk.</param>
internal sealed record DeliveryError(int Code, string Detail)
{
    /// <summary>The customer's last word was over 24 hours old.</summary>
    public bool MeansWindowClosed => Code == 131047;
}
