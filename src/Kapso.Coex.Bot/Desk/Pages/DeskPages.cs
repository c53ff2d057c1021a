using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Playbooks;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>The pages on which agents work.</summary>
internal static class DeskPages
{
    public const string Home = "/desk";
    private const string Circuits = "/_blazor";
    private static readonly string[] Languages = ["en", "es"];

    public static void AddDeskPages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddLocalization();
        services.AddSingleton<Presence>().AddSingleton<Colleagues>().AddSingleton<Drafts>().AddSingleton<StepTexts>().AddSingleton<Handout>();
        services.AddSingleton(provider => Replies.Read(provider.GetRequiredService<PromptFolders>().Desk));
        services.AddScoped<Workplace>().AddScoped<ActWords>().AddScoped<DeskScript>();
        services.Configure<RequestLocalizationOptions>(options => options
            .SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages));
    }

    /// <summary>Brings the middleware that its routes need. Nothing of the desk answers without a signed-in agent.</summary>
    public static void MapDeskPages(this WebApplication app)
    {
        app.UseWhen(http => IsDesk(http.Request.Path), desk =>
        {
            desk.UseRequestLocalization();
            desk.Use(Guard);
        });
        app.UseAntiforgery();
        DeskFiles.Map(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null) // ours says more
            .RequireAuthorization(DeskPolicies.Agent);
    }

    private static bool IsDesk(PathString path) => path.StartsWithSegments(Home) || path.StartsWithSegments(Circuits);

    // What customers wrote stands on these pages: no script but ours runs, no style but ours counts, nothing is loaded from elsewhere.
    private static Task Guard(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws://{http.Request.Host} wss://{http.Request.Host}; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.CacheControl = "no-cache, no-store"; // after signing out, nothing comes back with the back button
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    }
}
