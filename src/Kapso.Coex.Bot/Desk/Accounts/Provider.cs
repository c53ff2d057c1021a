using System.Security.Claims;
using Kapso.Coex.Bot.Desk.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Signing in with an account that the house has elsewhere, over OpenID Connect: code flow with PKCE.</summary>
internal static class Provider
{
    public const string Scheme = "desk-provider";
    public const string Start = "/desk/sign-in/with";
    private const string Callback = "/desk/sign-in/back";

    public static void AddProvider(this AuthenticationBuilder schemes)
    {
        schemes.AddOpenIdConnect(Scheme, _ => { });
        schemes.Services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<DeskOptions>>((provider, desk) => Configure(provider, desk.Value.OpenIdConnect));
    }

    public static void MapProvider(this WebApplication app) => app.MapGet(Start, (HttpContext http, string? to) => Results.Challenge(
        new AuthenticationProperties { RedirectUri = LocalAddress.Of(to) }, [Scheme])).AllowAnonymous();

    private static void Configure(OpenIdConnectOptions provider, OpenIdConnectSettings settings)
    {
        provider.Authority = settings.Authority;
        provider.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        provider.ClientId = settings.ClientId;
        provider.ClientSecret = settings.ClientSecret;
        provider.SignInScheme = DeskCookie.Scheme;
        provider.CallbackPath = Callback;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.ResponseMode = OpenIdConnectResponseMode.Query; // comes back as a link, which needs no cookie for other sites
        provider.UsePkce = true;
        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = false;
        provider.SaveTokens = false;
        provider.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"])
        {
            provider.Scope.Add(scope);
        }

        foreach (var cookie in (CookieBuilder[])[provider.CorrelationCookie, provider.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        provider.Events = new OpenIdConnectEvents { OnTokenValidated = Arrive, OnRemoteFailure = TurnBack };
    }

    private static async Task Arrive(TokenValidatedContext validated)
    {
        var services = validated.HttpContext.RequestServices;
        switch (await services.GetRequiredService<Arrivals>().Welcome(validated.Principal!))
        {
            case Arrival.In { Agent: var agent }:
                // The session is what the browser gets; what the provider told is not kept.
                validated.Principal = await services.GetRequiredService<FrontDoor>().Ticket(validated.HttpContext, agent, "OpenID Connect");
                break;
            case Arrival.Out { Why: var why }:
                await services.GetRequiredService<IAudit>().Note(FrontDoor.Nobody, AuditAct.SignInFailed, detail: $"OpenID Connect: {why}");
                validated.HandleResponse();
                validated.Response.Redirect($"{DeskCookie.SignIn}?why={why}");
                break;
        }
    }

    private static Task TurnBack(RemoteFailureContext failed)
    {
        failed.HandleResponse();
        failed.Response.Redirect($"{DeskCookie.SignIn}?why=provider");
        return Task.CompletedTask;
    }
}
