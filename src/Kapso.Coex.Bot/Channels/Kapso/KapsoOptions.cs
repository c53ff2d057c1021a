using System.ComponentModel.DataAnnotations;
using Kapso.Coex.Bot.Channels.WhatsApp;

namespace Kapso.Coex.Bot.Channels.Kapso;

/// <summary>The bot's number, through Kapso.</summary>
internal sealed class KapsoOptions : IValidatableObject
{
    public const string Section = "Kapso";

    /// <summary>Off by default.</summary>
    public bool Enabled { get; init; }

    /// <summary>Meta's id of the bot's number: not the number itself.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Goes as <c>X-API-Key</c> to the two base addresses, and to Kapso's media hosts. No default.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// Signs Kapso's webhooks. Several with commas between: while one is being replaced, or the app secret beside it where Kapso passes on what Meta signed. No default.
    /// </summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Kapso's proxy of Meta's API.</summary>
    public Uri MetaBaseUrl { get; init; } = new("https://api.kapso.ai/meta/whatsapp");

    public Uri PlatformBaseUrl { get; init; } = new("https://api.kapso.ai/platform/v1");

    public string GraphVersion { get; init; } = "v24.0";

    /// <summary>
    /// After so long without a word from Kapso the log and /health/ready say so: it pauses a webhook that fails for 15 minutes. Off by default,
    /// because a quiet number is silent for hours.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan? SilenceAlarm { get; init; }

    /// <summary>Whether a webhook that is paused then is switched on again through Kapso's API. Off by default.</summary>
    public bool Reactivate { get; init; }

    /// <summary>
    /// The member of Kapso's project, by e-mail address or by id, to whom conversations with an open case are assigned in Kapso's inbox, until
    /// an agent of the desk takes it who is a member too. Off by default.
    /// </summary>
    [RegularExpression(@"[^@\s]+@[^@\s]+|[0-9a-fA-F-]{36}", ErrorMessage = "{0} must be the e-mail address of a member of the Kapso project, or the member's user_id.")]
    public string? AssignTo { get; init; }

    /// <summary>The number itself, digits only with the country's code: customers of the widget are invited to go on there. Without it they are not.</summary>
    [RegularExpression(@"\d{7,15}", ErrorMessage = "{0} must be digits only, with the country's code, such as 56912345678.")]
    public string? DisplayNumber { get; init; }

    /// <summary>Enabled, and with everything that it needs.</summary>
    public bool IsOn => Enabled && Missing is [];

    /// <summary>The settings without a value and without a default.</summary>
    public IReadOnlyList<string> Missing => ChannelSettings.Missing(
        Section,
        (nameof(PhoneNumberId), PhoneNumberId),
        (nameof(ApiKey), ApiKey),
        (nameof(WebhookSecret), WebhookSecret));

    /// <summary>What is missing switches the channel off; what is malformed stops the start, unless the channel is off anyway.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => !Enabled ? [] :
    [
        .. ChannelSettings.PhoneNumberId(Section, PhoneNumberId),
        .. ChannelSettings.Secret(Section, nameof(ApiKey), ApiKey),
        .. ChannelSettings.SigningSecrets(Section, nameof(WebhookSecret), WebhookSecret),
        .. ChannelSettings.Address(Section, nameof(MetaBaseUrl), MetaBaseUrl),
        .. ChannelSettings.Address(Section, nameof(PlatformBaseUrl), PlatformBaseUrl),
        .. ChannelSettings.GraphVersion(Section, GraphVersion),
    ];
}
