using Microsoft.AspNetCore.Authentication.Cookies;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Over https a cookie's name says that only this host set it, and only over https: nobody beside us can plant one.</summary>
internal sealed class HostCookies : ICookieManager
{
    private const string Prefix = "__Host-";
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
}
