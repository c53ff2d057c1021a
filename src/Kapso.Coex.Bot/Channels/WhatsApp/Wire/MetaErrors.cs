namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>
/// What to do about each of Meta's error codes. By code alone: Meta sends throttling as 400 and outages as anything, and asks to build on the code.
/// </summary>
internal static class MetaErrors
{
    /// <summary>What Meta says of an object that does not exist, beside code 100.</summary>
    public const int NoSuchObject = 33;

    /// <summary>Kapso is still busy with another message to this customer. It says so as HTTP 409, with Meta's envelope or without.</summary>
    private const int InFlightAtKapso = 409;

    private static readonly TimeSpan CallLimitPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Maintenance = TimeSpan.FromMinutes(1);

    /// <param name="after">What the answer itself says about when to try again.</param>
    public static SendOutcome Outcome(DeliveryError why, int? subcode, TimeSpan? after) => why.Code switch
    {
        // Too much at once: to this customer, by this number, by this app.
        131056 => new SendOutcome.TryLater(Wait.Customer, after, why),
        InFlightAtKapso => new SendOutcome.TryLater(Wait.Customer, after, why),
        130429 => new SendOutcome.TryLater(Wait.Number, after, why),
        4 or 80007 => new SendOutcome.TryLater(Wait.Number, after ?? CallLimitPause, why),

        // Outages. What fails without a reason, or as unknown, may be the message's own fault, so nobody else waits for it.
        2 or 131016 or 133004 => new SendOutcome.TryLater(Wait.Number, after, why),
        131057 => new SendOutcome.TryLater(Wait.Number, after ?? Maintenance, why),
        1 or 131000 => new SendOutcome.TryLater(Wait.Customer, after, why),

        131047 => new SendOutcome.WindowClosed(why),

        // Token, permissions, policy, spam, billing, registration: nothing goes until somebody looks.
        0 or 190 or 3 or 10 or (>= 200 and <= 299) or 131005 => new SendOutcome.ChannelBroken(why),
        368 or 131031 or 131048 => new SendOutcome.ChannelBroken(why),
        131037 or 131042 or 131045 => new SendOutcome.ChannelBroken(why),
        133000 or 133005 or 133006 or 133008 or 133009 or 133010 or 133015 or 133016 => new SendOutcome.ChannelBroken(why),

        // The number's id is deleted or wrong.
        33 => new SendOutcome.ChannelBroken(why),
        100 when subcode == NoSuchObject => new SendOutcome.ChannelBroken(why),

        // The rest is about this message or this customer (131026 undeliverable, 131049 and 131050 unwanted, 130497 a country that this
        // business may not write to …), or is new to us: sent again it would fail again.
        _ => new SendOutcome.Refused(why),
    };
}
