using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Settings of the widget. It needs none.</summary>
internal sealed class WidgetOptions : IValidatableObject
{
    public const string Section = "Widget";
    private const int ShortestIdentitySecret = 32;

    /// <summary>Direct Line's master key: opens every conversation of the widget, so it never belongs in a browser. Without one, only calls that use it are refused.</summary>
    public string? Secret { get; init; }

    /// <summary>
    /// With this, sites sign who their visitor is: a JWT, HS256, with <c>sub</c> and <c>exp</c>. At least 32 bytes, and the site's server's
    /// secret: never in a page. Without one nobody is known.
    /// </summary>
    public string? IdentitySecret { get; init; }

    /// <summary>What <c>aud</c> has to say where a site's JWT has one, so that a token which the site made for somebody else is not taken.</summary>
    [Required]
    public string IdentityAudience { get; init; } = "kapso-coex-bot";

    /// <summary>The only sites that may call Direct Line from their pages, such as <c>https://shop.example</c>; our own always may. Empty lets any site call.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>What the bot is called in a conversation.</summary>
    [Required]
    public string BotName { get; init; } = "Kapso";

    /// <summary>How long a token opens its conversation. One hour by default; clients refresh every fifteen minutes, whatever this says.</summary>
    [Range(typeof(TimeSpan), "00:16:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long after its end a token still buys a new one, so that a page that slept or was closed gets on. Thirty days by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan RefreshGrace { get; init; } = TimeSpan.FromDays(30);

    /// <summary>After how much silence a stream gets an empty message, which keeps proxies from closing it. Twenty seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many new conversations one address may open a minute. Sixty by default: offices share an address.</summary>
    [Range(1, 1_000_000)]
    public int ConversationsPerMinute { get; init; } = 60;

    /// <summary>How many messages one address may send a minute. By default a hundred for each conversation that it may open.</summary>
    [Range(1, 100_000_000)]
    public int? MessagesPerMinute { get; init; }

    /// <summary>How many messages one visitor may send a minute. 240 by default, which only a machine gets to.</summary>
    [Range(1, 1_000_000)]
    public int VisitorMessagesPerMinute { get; init; } = 240;

    /// <summary>How many files one address may send a minute. Sixty by default: opening a picture costs a twentieth of a second.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; init; } = 60;

    /// <summary>How many files one visitor may send a minute. Thirty by default.</summary>
    [Range(1, 1_000_000)]
    public int VisitorUploadsPerMinute { get; init; } = 30;

    public int MessagesOfANetwork => MessagesPerMinute ?? 100 * ConversationsPerMinute;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Secret is not null && Secret.Any(char.IsWhiteSpace))
        {
            yield return new ValidationResult("Widget:Secret contains a blank, which no client can send. Leave it out, or set it without blanks.");
        }

        if (IdentitySecret is { Length: > 0 } key && Encoding.UTF8.GetByteCount(key) < ShortestIdentitySecret)
        {
            yield return new ValidationResult(
                $"Widget:IdentitySecret has {Encoding.UTF8.GetByteCount(key)} bytes, and HS256 needs {ShortestIdentitySecret} at least. Make one with `openssl rand -base64 48`.");
        }

        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return new ValidationResult(
                $"Widget:AllowedOrigins has '{origin}', which is not an origin. Write scheme and host, and nothing after: https://shop.example");
        }
    }

    private static bool IsOrigin(string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase);
}
