using Kapso.Coex.Bot.Fakes.Webhooks;

namespace Kapso.Coex.Bot.Fakes.Numbers;

/// <summary>What is the same whoever stands between the number and the bot.</summary>
internal record FakeNumberOptions
{
    public string PhoneNumberId { get; init; } = "106540352242922";

    /// <summary>The WABA.</summary>
    public string AccountId { get; init; } = "419561257915477";

    public string DisplayNumber { get; init; } = "15550783881";

    /// <summary>What time it is on WhatsApp: for timestamps, the 24-hour window, and what expires.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>By which deliveries wait.</summary>
    public TimeProvider Pace { get; init; } = TimeProvider.System;

    /// <summary>How webhooks are delivered from the beginning.</summary>
    public DeliveryPolicy Delivery { get; init; } = DeliveryPolicy.Plain;

    /// <summary>0 is a free one.</summary>
    public int Port { get; init; }

    /// <summary>Files lie on a host of their own, as with Meta. Null is the same port, 0 a free one.</summary>
    public int? MediaPort { get; init; }

    /// <summary>Goes into wamids, so that two runs against one database do not give the same.</summary>
    public long Run { get; init; }

    /// <summary>The number is used in the WhatsApp Business app as well.</summary>
    public bool IsCoexistence { get; init; }

    /// <summary>Refuse outside the 24-hour window at once. Meta mostly accepts and lets the message fail.</summary>
    public bool RefusesOutsideWindow { get; init; }

    /// <summary>One message in 6 seconds to a person, and 45 in a burst that has to be paid back. Off, because tests are quicker than people.</summary>
    public bool HasPairLimit { get; init; }

    /// <summary>A test number's list: others give 131030. Null is no test number.</summary>
    public IReadOnlySet<string>? AllowedRecipients { get; init; }

    /// <summary>Webhooks have had it since November 2025, not all of them.</summary>
    public bool MediaUrlInWebhook { get; init; } = true;

    /// <summary>How long the address of a file is good.</summary>
    public TimeSpan MediaUrlLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The safety net of everything that waits.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
