using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Tests.Desk.Pages;

/// <summary>Lets in whoever has a cookie with a name in it: these tests are about the pages behind the door.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Cookie = "test-agent";
    private const string Name = "test";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(Name, null);
        services.AddScoped<AuthenticationStateProvider, ServerAuthenticationStateProvider>(); // the product's ends what no session of its own began
        services.PostConfigure<AuthenticationOptions>(chosen => chosen.DefaultScheme = chosen.DefaultAuthenticateScheme = chosen.DefaultChallengeScheme = Name);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Request.Cookies[Cookie] is { Length: > 0 } name ? AuthenticateResult.Success(new(Agent(name), Name)) : AuthenticateResult.NoResult());

    private static ClaimsPrincipal Agent(string name) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, $"id-of-{name}"), new(ClaimTypes.Name, name), new(ClaimTypes.Role, "agent")], Name));
}
