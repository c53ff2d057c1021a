using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Over https a cookie's name says that only this host set it, and only over https: nobody beside us can plant one.</summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => HostPrefix.Of(context) + key;
}

/// <summary>The same for the cookie of the forms, whose name ASP.NET Core otherwise knows before it knows the request.</summary>
internal sealed class FormsCookie(IHttpContextAccessor current) : CookieBuilder
{
    public override string? Name
    {
        get => HostPrefix.Of(current.HttpContext) + base.Name;
        set => base.Name = value;
    }
}

internal static class HostPrefix
{
    public static string Of(HttpContext? context) => context is { Request.IsHttps: true } ? "__Host-" : "";
}
