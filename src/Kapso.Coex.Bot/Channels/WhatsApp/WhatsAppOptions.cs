using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>The bot's number, directly with Meta.</summary>
internal sealed class WhatsAppOptions : IValidatableObject
{
    public const string Section = "WhatsApp";

    /// <summary>Off by default.</summary>
    public bool Enabled { get; init; }

    /// <summary>Meta's id of the bot's number: not the number itself.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Goes as <c>Authorization: Bearer</c> to <see cref="GraphBaseUrl"/>, and to Meta's media hosts. No default.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Signs Meta's webhooks. Several with commas between, while one is being replaced. No default.</summary>
    public string? AppSecret { get; init; }

    /// <summary>The word that Meta repeats when the webhook is set up. No default.</summary>
    public string? VerifyToken { get; init; }

    public Uri GraphBaseUrl { get; init; } = new("https://graph.facebook.com");

    public string GraphVersion { get; init; } = "v25.0";

    /// <summary>The number itself, digits only with the country's code: customers of the widget are invited to go on there. Without it they are not.</summary>
    [RegularExpression(@"\d{7,15}", ErrorMessage = "{0} must be digits only, with the country's code, such as 56912345678.")]
    public string? DisplayNumber { get; init; }

    /// <summary>Enabled, and with everything that it needs.</summary>
    public bool IsOn => Enabled && Missing is [];

    /// <summary>The settings without a value and without a default.</summary>
    public IReadOnlyList<string> Missing => ChannelSettings.Missing(
        Section,
        (nameof(PhoneNumberId), PhoneNumberId),
        (nameof(AccessToken), AccessToken),
        (nameof(AppSecret), AppSecret),
        (nameof(VerifyToken), VerifyToken));

    /// <summary>What is missing switches the channel off; what is malformed stops the start, unless the channel is off anyway.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => !Enabled ? [] :
    [
        .. ChannelSettings.PhoneNumberId(Section, PhoneNumberId),
        .. ChannelSettings.Secret(Section, nameof(AccessToken), AccessToken),
        .. ChannelSettings.SigningSecrets(Section, nameof(AppSecret), AppSecret),
        .. ChannelSettings.Secret(Section, nameof(VerifyToken), VerifyToken),
        .. ChannelSettings.Address(Section, nameof(GraphBaseUrl), GraphBaseUrl),
        .. ChannelSettings.GraphVersion(Section, GraphVersion),
    ];
}
