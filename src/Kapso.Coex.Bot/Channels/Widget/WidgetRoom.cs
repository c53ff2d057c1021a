using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>The widget: Direct Line 3.0 for Microsoft's own clients, and a page with one of them.</summary>
internal static class WidgetRoom
{
    public const string DirectLine = "/v3/directline";
    private const string Policy = "widget";

    public static void AddWidget(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WidgetOptions>().BindConfiguration(WidgetOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => SigningKey.ReadOrMake(provider.GetRequiredService<DataFolder>().Path));
        services.AddSingleton<Passes>().AddSingleton<Seals>().AddSingleton<Origins>().AddSingleton<Doorman>().AddSingleton<Mishaps>().AddSingleton<Lobby>();
        services.AddSingleton<Postbox>().AddSingleton<ReceivedFiles>().AddSingleton<Reading>().AddSingleton<Streaming>().AddSingleton<WebChat>();
        services.AddSingleton<Limits>().AddSingleton<Turnstiles>().AddSingleton<SignedIdentities>().AddSingleton<Reception>().AddSingleton<Onlooker>().AddSingleton<Surroundings>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WidgetOptions>>(AllowOrigins);
    }

    /// <summary>Brings the middleware that its routes need: WebSockets and CORS.</summary>
    public static void MapWidget(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.UseCors();

        app.MapPost("/widget/token", (HttpContext http, Reception reception, CancellationToken cancelled) => reception.Welcome(http, cancelled)).RequireCors(Policy);
        Pages.Map(app);

        var open = app.MapGroup(DirectLine).RequireCors(Policy);
        Files.Map(open);
        Streaming.Map(open);
        open.Map("/{**unknown}", () => Refusals.Unknown("Direct Line has nothing here."));

        var directLine = app.MapGroup(DirectLine).RequireCors(Policy);
        directLine.AddEndpointFilter((context, next) => app.Services.GetRequiredService<Mishaps>().InvokeAsync(context, next));
        directLine.AddEndpointFilter((context, next) => app.Services.GetRequiredService<Doorman>().InvokeAsync(context, next));
        directLine.MapTokens();
        directLine.MapConversations();
        directLine.MapPosting();
        Reading.Map(directLine);

        var around = app.MapGroup("/widget").RequireCors(Policy);
        around.AddEndpointFilter((context, next) => app.Services.GetRequiredService<Mishaps>().InvokeAsync(context, next));
        around.AddEndpointFilter((context, next) => app.Services.GetRequiredService<Doorman>().InvokeAsync(context, next));
        Surroundings.Map(around);
    }

    private static void AllowOrigins(CorsOptions cors, IOptions<WidgetOptions> options) =>
        cors.AddPolicy(Policy, policy => (options.Value.AllowedOrigins is { Count: > 0 } listed ? policy.WithOrigins([.. listed]) : policy.AllowAnyOrigin())
            .WithMethods("GET", "POST")
            .WithHeaders("Authorization", "Content-Type", "X-Ms-Bot-Agent", "X-Requested-With")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1)));
}
