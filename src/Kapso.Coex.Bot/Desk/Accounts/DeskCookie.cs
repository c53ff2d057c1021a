using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What a browser of somebody who is signed in holds: the key to their session, and nothing about them.</summary>
internal sealed class DeskCookie(IOptions<DeskOptions> options) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    /// <summary>Signed in.</summary>
    public const string Scheme = "desk";

    /// <summary>The password was right, and the code from the app is still to come.</summary>
    public const string SecondStep = "desk-second-step";

    public const string SignIn = "/desk/sign-in";

    private static readonly TimeSpan ForTheCode = TimeSpan.FromMinutes(5);

    public void Configure(CookieAuthenticationOptions options)
    {
    }

    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = name == Scheme ? "coex-desk" : "coex-desk-code";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SameSite = name == Scheme ? SameSiteMode.Lax : SameSiteMode.Strict; // links to a case, from a mail or a chat, do open
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.CookieManager = new HostCookies();
        cookie.ExpireTimeSpan = name == Scheme ? options.Value.SignIn.Longest : ForTheCode;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = SignIn;
        cookie.AccessDeniedPath = "/desk/for-leads";
        cookie.ReturnUrlParameter = LocalAddress.Parameter;
        if (name == Scheme)
        {
            cookie.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = Validate,
                OnRedirectToLogin = redirect => Turn(redirect, StatusCodes.Status401Unauthorized),
                OnRedirectToReturnUrl = _ => Task.CompletedTask, // the page that signed somebody in knows where they wanted to go
                OnRedirectToAccessDenied = redirect => Turn(redirect, StatusCodes.Status403Forbidden),
            };
        }
    }

    // Each time anew: somebody whom a lead has locked out a second ago is out now.
    private static async Task Validate(CookieValidatePrincipalContext seen)
    {
        var sessions = seen.HttpContext.RequestServices.GetRequiredService<Sessions>();
        var key = seen.Principal?.FindFirst(Badge.Session)?.Value;
        if (key is not null && await sessions.Find(key) is { } session)
        {
            await sessions.Use(key, session);
            seen.ReplacePrincipal(Badge.Of(session, key));
            return;
        }

        seen.RejectPrincipal();
        await seen.HttpContext.SignOutAsync(Scheme);
    }

    // A program, or Blazor's connection, cannot do anything with a page to sign in.
    private static Task Turn(RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        if (redirect.Request.Path.StartsWithSegments("/desk") && redirect.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            redirect.Response.Redirect(redirect.RedirectUri);
        }
        else
        {
            redirect.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
