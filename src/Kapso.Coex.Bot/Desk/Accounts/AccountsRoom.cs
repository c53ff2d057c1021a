using System.Runtime.CompilerServices;
using Kapso.Coex.Bot.Desk.Accounts.Pages;
using Kapso.Coex.Bot.Desk.Audit;
using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Who is of ours, and how they sign in.</summary>
internal static class AccountsRoom
{
    private const string KeysFolder = "keys";

    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<DeskOptions>, OpenIdConnectCheck>();
        services.TryAddSingleton<IPasswordHasher<AgentRow>, AgentHasher>();
        services.AddSingleton<AgentsDatabase>().AddSingleton<Sessions>().AddSingleton<OneTimeLinks>().AddSingleton<SignInPace>();
        services.AddSingleton<IAudit, StoredAudit>();
        services.AddScoped(provider => provider.GetRequiredService<AgentsDatabase>().Open(provider));
        services.AddScoped<Arrivals>().AddScoped<SecondStep>().AddScoped<Joining>().AddScoped<People>().AddScoped<FrontDoor>().AddScoped<OwnAccount>();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>().AddScoped<CircuitHandler, SignsOfLife>();

        var schemes = services.AddAuthentication(DeskCookie.Scheme).AddCookie(DeskCookie.Scheme).AddCookie(DeskCookie.SecondStep);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, DeskCookie>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration[$"{DeskOptions.Section}:{nameof(DeskOptions.OpenIdConnect)}:{nameof(OpenIdConnectSettings.Authority)}"]))
        {
            AddProvider(schemes);
        }

        services.AddAuthorizationBuilder()
            .AddPolicy(DeskPolicies.Agent, policy => policy.RequireRole(Roles.Agent, Roles.Lead))
            .AddPolicy(DeskPolicies.Lead, policy => policy.RequireRole(Roles.Lead));
        services.AddHttpContextAccessor();
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>(Antiforgery);
        KeepKeys(services);
    }

    /// <summary>After the pages, whose forms it looks after.</summary>
    public static void MapAccounts(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(LocalAddress.Desk), desk => desk.Use(OldForms.Refuse));
        Tongues.Map(app);
        if (app.Services.GetRequiredService<IOptions<DeskOptions>>().Value.OpenIdConnect.IsOn)
        {
            MapProvider(app);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapProvider(WebApplication app) => app.MapProvider();

    // Apart, so that the provider's libraries are loaded only where there is one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddProvider(AuthenticationBuilder schemes) => schemes.AddProvider();

    private static void Antiforgery(AntiforgeryOptions forms, IHttpContextAccessor current)
    {
        forms.Cookie = new FormsCookie(current)
        {
            Name = "coex-desk-forms",
            Path = "/",
            HttpOnly = true,
            IsEssential = true,
            SecurePolicy = CookieSecurePolicy.SameAsRequest,
            SameSite = SameSiteMode.Strict,
        };
        forms.SuppressXFrameOptionsHeader = true; // the policy of the pages says more
    }

    /// <summary>Last of all, when every room has added what it needs.</summary>
    public static void ReadKeysLate(this IHostApplicationBuilder builder)
    {
        // Otherwise each start reads the keys, or makes one, though nobody may come for hours.
        foreach (var reader in builder.Services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            builder.Services.Remove(reader);
        }
    }

    // With the data, so that who is signed in stays so over a restart.
    private static void KeepKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Kapso.Coex.Bot");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((keys, folder, logs) =>
            keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(Path.Combine(folder.Path, KeysFolder)), logs));
    }
}
