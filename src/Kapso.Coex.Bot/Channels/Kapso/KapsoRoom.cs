using Kapso.Coex.Bot.Channels.Kapso.Assignments;
using Kapso.Coex.Bot.Channels.Kapso.Wire;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Desk.Cases;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Kapso;

/// <summary>WhatsApp, through Kapso.</summary>
internal static partial class KapsoRoom
{
    public const string Channel = "kapso";
    private const string Webhook = "/webhooks/kapso";

    public static void AddKapso(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<KapsoOptions>().BindConfiguration(KapsoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WebhookDoor>();
        services.AddSingleton<KapsoInbox>();
        services.AddSingleton<ICaseFollower, InboxFollower>();
        services.AddSingleton<IWork, AssignInInbox>();
    }

    /// <summary>A channel that is off has no webhook: 404.</summary>
    public static void MapKapso(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<KapsoOptions>>().Value;
        if (!options.IsOn)
        {
            if (options.Enabled)
            {
                LogOff(app.Logger, string.Join(", ", options.Missing));
            }

            return;
        }

        var secrets = new WebhookSecrets(options.WebhookSecret);
        app.MapPost(Webhook, (HttpRequest request, WebhookDoor door, TimeProvider clock) => door.Take(
            request,
            Channel,
            Claim(request.Headers),
            secrets,
            body => KapsoWebhook.Read(body, request.Headers["X-Webhook-Event"], clock.GetUtcNow())));
    }

    /// <summary>Kapso's own signature; Meta's where there is none, as when Kapso passes on what Meta signed.</summary>
    private static SignatureClaim Claim(IHeaderDictionary headers) => headers.TryGetValue("X-Webhook-Signature", out var kapsos)
        ? SignatureClaim.Read(kapsos, "")
        : SignatureClaim.Read(headers["X-Hub-Signature-256"], "sha256=");

    [LoggerMessage(LogLevel.Warning, "Kapso is enabled, but stays off: {Missing} not set")]
    private static partial void LogOff(ILogger log, string missing);
}
