using Microsoft.AspNetCore.Localization;

namespace Kapso.Coex.Bot.Desk.Accounts.Pages;

/// <summary>The languages of the desk, and the way from one to the other. What the browser asks for counts until somebody chooses.</summary>
internal static class Tongues
{
    private const string Path = "/desk/language";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static readonly IReadOnlyList<(string Code, string Name)> All = [("en", "English"), ("es", "Español")];

    public static string Switch(string code, HttpContext http) =>
        $"{Path}/{code}{QueryString.Create(LocalAddress.Parameter, $"{http.Request.Path}{http.Request.QueryString}")}";

    public static void Map(WebApplication app) => app.MapGet($"{Path}/{{code}}", Choose).AllowAnonymous();

    private static IResult Choose(HttpContext http, string code, string? to)
    {
        if (All.Any(one => one.Code == code))
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(code)),
                new CookieOptions { MaxAge = Remembered, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
        }

        return Results.Redirect(LocalAddress.Of(to));
    }
}
