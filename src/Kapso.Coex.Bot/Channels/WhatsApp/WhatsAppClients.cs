namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>The HTTP client for Meta and Kapso.</summary>
internal static class WhatsAppClients
{
    public const string Name = "whatsapp";

    // Meta's media hosts turn away whoever does not say who asks.
    private const string UserAgent = "Kapso.Coex.Bot/1.0";

    private const int LargestAnswer = 256 * 1024;

    public static IHttpClientBuilder AddWhatsAppClient(this IServiceCollection services) => services
        .AddHttpClient(Name, client =>
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
            client.MaxResponseContentBufferSize = LargestAnswer;
            client.Timeout = Timeout.InfiniteTimeSpan; // each call has its own
        })
        .RemoveAllLoggers() // addresses hold ids and, for media, keys
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a redirect would carry the token to wherever it says
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
}
