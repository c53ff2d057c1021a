using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>The bot's number, directly with Meta.</summary>
internal sealed class WhatsAppOptions
{
    public const string Section = "WhatsApp";

    /// <summary>Off by default.</summary>
    public bool Enabled { get; init; }

    /// <summary>Meta's id of the bot's number: not the number itself.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Goes as <c>Authorization: Bearer</c> to <see cref="GraphBaseUrl"/>, and to Meta's media hosts. No default.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Signs Meta's webhooks. No default.</summary>
    public string? AppSecret { get; init; }

    /// <summary>The word that Meta repeats when the webhook is set up. No default.</summary>
    public string? VerifyToken { get; init; }

    public Uri GraphBaseUrl { get; init; } = new("https://graph.facebook.com");

    [RegularExpression(@"v\d+\.\d+")]
    public string GraphVersion { get; init; } = "v25.0";
}
