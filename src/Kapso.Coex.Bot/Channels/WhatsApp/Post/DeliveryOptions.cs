using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>How messages are carried out to WhatsApp.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>
    /// How long a message of which we do not know whether it was sent waits for a status, before it is sent again. 20 seconds by default:
    /// Meta's come within a second or two, and after a restart its repeated ones within ten.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan DoubtFor { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a message is tried when Meta or Kapso is out of order, before it is given up visibly. 10 by default: about half an hour.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; init; } = 10;

    /// <summary>
    /// The name of the approved template that tells a customer to write to us, when something is due and their last word is over 24 hours
    /// old. It takes no parameters, and exists in en, es and pt_BR. Without it such a message waits for the customer's next word.
    /// </summary>
    public string? Template { get; init; }
}
