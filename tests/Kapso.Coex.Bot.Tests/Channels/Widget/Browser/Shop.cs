using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kapso.Coex.Bot.Tests.Channels.Widget.Browser;

/// <summary>Somebody else's site, on a port of its own, which embeds the widget with one line and allows nothing that it need not.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-site-and-the-bot-which-is-long";
    private readonly WebApplication app;

    private Shop(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single().TrimEnd('/');

    /// <param name="bot">Where the bot is.</param>
    /// <param name="attributes">What else stands in the line.</param>
    /// <param name="direction">How the site's language is written.</param>
    public static async Task<Shop> Start(string bot, string attributes = "", string direction = "ltr")
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/{**page}", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src {bot}; frame-src {bot}; style-src 'none'; img-src data:; require-trusted-types-for 'script'; base-uri 'none'";
            return Results.Content(
                $"""
                <!doctype html><html lang="en" dir="{direction}"><head><meta name="viewport" content="width=device-width"><title>A shop</title>
                <link rel="icon" href="data:,"><script src="{bot}/embed.js" async {attributes}></script></head>
                <body><main><h1>A shop</h1><p>Flowers.</p><button id="first">Buy</button></main></body></html>
                """,
                "text/html");
        });
        await app.StartAsync();
        return new Shop(app);
    }

    /// <summary>What such a site says of its visitor.</summary>
    public static string Vouch(string subject, string secret = Secret, int minutes = 5) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Expires = DateTime.UtcNow.AddMinutes(minutes),
        Claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = "Ana" },
        SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(secret)), SecurityAlgorithms.HmacSha256),
    });

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
