namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>What came of handing a message to Meta or Kapso.</summary>
internal abstract record SendOutcome
{
    /// <summary>Taken, not yet delivered: the statuses say what becomes of it.</summary>
    /// <param name="MessageId">The wamid.</param>
    internal sealed record Accepted(string MessageId) : SendOutcome;

    /// <summary>Not now. Nothing was sent.</summary>
    /// <param name="Who">Who has to wait.</param>
    /// <param name="After">How long; null lets the caller's own backoff decide.</param>
    internal sealed record TryLater(Wait Who, TimeSpan? After, DeliveryError Why) : SendOutcome;

    /// <summary>No answer came, so it may have been sent: a status with our id tells.</summary>
    internal sealed record InDoubt(string Why) : SendOutcome;

    /// <summary>The customer's last word is over 24 hours old: only a template goes.</summary>
    internal sealed record WindowClosed(DeliveryError Why) : SendOutcome;

    /// <summary>This message will never go.</summary>
    internal sealed record Refused(DeliveryError Why) : SendOutcome;

    /// <summary>Token, permission or account: nothing goes until somebody mends it.</summary>
    internal sealed record ChannelBroken(DeliveryError Why) : SendOutcome;
}

/// <summary>Who has to wait after a refusal.</summary>
internal enum Wait
{
    /// <summary>Only messages to this customer.</summary>
    Customer,

    /// <summary>All messages of this number.</summary>
    Number,
}
