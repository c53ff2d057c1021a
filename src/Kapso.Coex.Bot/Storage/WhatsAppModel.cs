namespace Kapso.Coex.Bot.Storage;

// What WhatsApp adds to the tables: who somebody is there, what goes out to them, and what became of it.

/// <summary>A conversation's customer on WhatsApp.</summary>
internal sealed class PersonRow
{
    public required string Conversation { get; init; }

    /// <summary>The way by which the customer was heard last, and is answered: <c>whatsapp</c> or <c>kapso</c>.</summary>
    public required string Channel { get; set; }

    /// <summary>Our number's id at Meta.</summary>
    public required string Number { get; set; }
    public string? UserId { get; set; }
    public string? Phone { get; set; }
    public string? Name { get; set; }

    /// <summary>When the customer said something last: the 24-hour window runs from there.</summary>
    public DateTimeOffset HeardAt { get; set; }

    /// <summary>What the bot said up to here and was not sent yet never will be: a person took over.</summary>
    public long Hushed { get; set; }
}

/// <summary>A name by which somebody is found: the scoped id, or the phone in the form that all its spellings share.</summary>
internal sealed class AddressRow
{
    public required string Address { get; init; }
    public required string Conversation { get; set; }
}

/// <summary>The replies of a turn, on their way to WhatsApp.</summary>
internal sealed class PostingRow
{
    public required string Conversation { get; init; }

    /// <summary>The first reply's place.</summary>
    public long Sequence { get; init; }

    /// <summary>The last one's.</summary>
    public long Through { get; init; }

    /// <summary>A <see cref="PostingState"/>.</summary>
    public PostingState State { get; set; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How many of its messages have left.</summary>
    public int Part { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

/// <summary>One message as WhatsApp got it.</summary>
internal sealed class DeliveryRow
{
    public required string Conversation { get; init; }
    public long Sequence { get; init; }
    public int Part { get; init; }
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>Tells a copy that comes back to us as somebody's words from those of a person.</summary>
    public required string Digest { get; set; }

    /// <summary>The wamid, once it is known.</summary>
    public string? MessageId { get; set; }
    public DeliveryProgress State { get; set; }
    public DateTimeOffset StateAt { get; set; }
    public int? ErrorCode { get; set; }
    public string? Error { get; set; }

    /// <summary>How often it was sent again because nobody could tell whether it had been.</summary>
    public int Repeats { get; set; }
}

/// <summary>A status that came before we knew its message.</summary>
internal sealed class ParkedStatusRow
{
    public required string MessageId { get; init; }
    public DeliveryProgress State { get; set; }
    public DateTimeOffset At { get; set; }
    public int? ErrorCode { get; set; }
    public string? Error { get; set; }
}

/// <summary>Something that happened to a number or an account.</summary>
internal sealed class AccountEventRow
{
    public required string Id { get; init; }
    public string? Account { get; init; }

    /// <summary>phone_number_ids and display numbers, with a space before, between and after.</summary>
    public required string Numbers { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Detail { get; init; }
}

/// <summary>A short code by which a customer of the widget goes on in WhatsApp.</summary>
internal sealed class InvitationRow
{
    public required string Code { get; init; }
    public required string Conversation { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}
