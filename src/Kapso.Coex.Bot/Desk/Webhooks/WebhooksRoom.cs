using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Desk.Cases;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>Tells other systems what becomes of escalations.</summary>
internal static class WebhooksRoom
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(15);

    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhooksOptions>().BindConfiguration(WebhooksOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<CaseNotices>();
        builder.Services.AddSingleton<ICaseFollower>(services => services.GetRequiredService<CaseNotices>());
        builder.Services.AddSingleton<IWork, SendWebhook>();
        builder.Services
            .AddHttpClient(SendWebhook.Client, client =>
            {
                client.Timeout = patience;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Kapso.Coex.Bot");
            })
            .RemoveAllLoggers() // addresses may hold tokens

            // Only what the settings name is ever called: not where an answer would send us.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }
}
