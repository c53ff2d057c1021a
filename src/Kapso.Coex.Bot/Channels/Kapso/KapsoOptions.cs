using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Channels.Kapso;

/// <summary>The bot's number, through Kapso.</summary>
internal sealed class KapsoOptions
{
    public const string Section = "Kapso";

    /// <summary>Off by default.</summary>
    public bool Enabled { get; init; }

    /// <summary>Meta's id of the bot's number: not the number itself.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Goes as <c>X-API-Key</c> to the two base addresses, and to Kapso's media hosts. No default.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Signs Kapso's webhooks. No default.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Kapso's proxy of Meta's API.</summary>
    public Uri MetaBaseUrl { get; init; } = new("https://api.kapso.ai/meta/whatsapp");

    public Uri PlatformBaseUrl { get; init; } = new("https://api.kapso.ai/platform/v1");

    [RegularExpression(@"v\d+\.\d+")]
    public string GraphVersion { get; init; } = "v24.0";
}
