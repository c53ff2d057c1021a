using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>The page at <c>/</c>, on which the bot can be tried.</summary>
internal static class Pages
{
    private static readonly string Index = Read("index.html");
    private static readonly string WithoutWebChat = Read("without-webchat.html");
    private static readonly string Script = Read("page.js");

    public static void Map(WebApplication app)
    {
        app.MapGet("/", ShowIndex);
        app.MapGet("/webchat.js", (HttpContext http, WebChat webChat) => webChat.Serve(http));
        app.MapGet("/page.js", ShowScript);
    }

    private static IResult ShowIndex(HttpContext http, WebChat webChat)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'nonce-{nonce}'; connect-src 'self' blob:; "
            + "img-src 'self' data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var page = webChat.IsThere ? Index : WithoutWebChat;
        return Results.Content(page.Replace("{nonce}", nonce).Replace("{version}", webChat.Version), "text/html; charset=utf-8");
    }

    private static IResult ShowScript(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(Script, "text/javascript; charset=utf-8");
    }

    private static string Read(string name)
    {
        using var stream = typeof(Pages).Assembly.GetManifestResourceStream($"Widget.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
