using Kapso.Coex.Bot.Channels.WhatsApp.Wire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>WhatsApp, directly with Meta.</summary>
internal static partial class WhatsAppRoom
{
    public const string Channel = "whatsapp";
    private const string Webhook = "/webhooks/whatsapp";

    public static void AddWhatsApp(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WhatsAppOptions>().BindConfiguration(WhatsAppOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WebhookDoor>();
        services.AddSingleton<Handshake>();
    }

    /// <summary>A channel that is off has no webhook: 404.</summary>
    public static void MapWhatsApp(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<WhatsAppOptions>>().Value;
        if (!options.IsOn)
        {
            if (options.Enabled)
            {
                LogOff(app.Logger, string.Join(", ", options.Missing));
            }

            return;
        }

        var secrets = new WebhookSecrets(options.AppSecret);
        app.MapGet(Webhook, (HttpContext http, Handshake handshake) => handshake.Answer(http));
        app.MapPost(Webhook, (HttpRequest request, WebhookDoor door, TimeProvider clock) => door.Take(
            request,
            Channel,
            SignatureClaim.Read(request.Headers["X-Hub-Signature-256"], "sha256="),
            secrets,
            body => MetaWebhook.Read(body, clock.GetUtcNow())));
    }

    [LoggerMessage(LogLevel.Warning, "WhatsApp is enabled, but stays off: {Missing} not set")]
    private static partial void LogOff(ILogger log, string missing);
}
