using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Delivery;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>Carries messages out to WhatsApp, whichever way, and takes in what comes from there.</summary>
internal static class PostRoom
{
    public static void AddPost(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddWhatsAppClient();
        services.AddSingleton<Carriers>();
        services.AddSingleton<ChannelHealth>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<Postman>();
        services.AddSingleton<Postmen>();
        services.AddSingleton<IPost>(provider => provider.GetRequiredService<Postmen>());
        services.AddSingleton<Invitations>();
        services.AddSingleton<IInvitations>(provider => provider.GetRequiredService<Invitations>());
        services.AddSingleton<IWhatsAppInbox, WhatsAppInbox>();
        services.AddSingleton<IWork, FetchFile>();
        services.AddSingleton<IWork, StrangersWords>();
        services.AddHostedService<KapsoWatch>();
    }
}
