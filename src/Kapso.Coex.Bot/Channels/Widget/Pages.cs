using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>The launcher for any site, the page that it frames, and the page at <c>/</c> on which both can be tried.</summary>
internal static class Pages
{
    private static readonly string Demo = PageFiles.Page("demo.html");
    private static readonly string Widget = PageFiles.Page("widget.html");
    private static readonly string WithoutWebChat = PageFiles.Page("without-webchat.html");

    public static void Map(WebApplication app)
    {
        app.MapGet("/", ShowDemo);
        app.MapGet("/widget", ShowWidget);
        app.MapGet("/embed.js", ServeLauncher);
        app.MapGet("/webchat.js", (HttpContext http, WebChat webChat) => webChat.Serve(http));
        app.MapGet("/widget/files/{version}/{name}", ServeFile);
    }

    private static IResult ShowDemo(HttpContext http, WebChat webChat) =>
        Show(http, Demo, webChat, "connect-src 'self'; frame-src 'self'; img-src 'self' data:; frame-ancestors 'self'");

    // Who may frame it is who may call Direct Line. Sockets are named because older Safaris do not count them as 'self'.
    private static IResult ShowWidget(HttpContext http, WebChat webChat, Origins origins) => Show(
        http,
        webChat.IsThere ? Widget : WithoutWebChat,
        webChat,
        $"connect-src 'self' blob: ws://{http.Request.Host} wss://{http.Request.Host}; img-src 'self' data: blob:; worker-src blob:; {origins.FrameAncestors}");

    private static IResult Show(HttpContext http, string page, WebChat webChat, string policy)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; {policy}";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var html = page.Replace("{nonce}", nonce).Replace("{version}", PageFiles.Version).Replace("{webchat}", webChat.Version);
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static IResult ServeLauncher(HttpContext http)
    {
        Caching.ForMinutes(http);

        // Any page may load it, also one that checks its content or isolates itself.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return PageFiles.Launcher.Serve(http);
    }

    // Pages of an older release ask for its files once more at most: they are given what there is, and told not to keep it.
    private static IResult ServeFile(string version, string name, HttpContext http)
    {
        if (PageFiles.Find(name) is not { } file)
        {
            return Results.NotFound();
        }

        if (version == PageFiles.Version)
        {
            Caching.ForEver(http);
        }
        else
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        return file.Serve(http);
    }
}
