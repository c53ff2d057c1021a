using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>A server on loopback that behaves as one test says.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    private Server(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public int Asked => asked;

    public GraphAccount Meta => GraphAccount.Of(new WhatsAppOptions { PhoneNumberId = "106540352242922", AccessToken = Outside.Token, GraphBaseUrl = Address });

    public GraphAccount Kapso => GraphAccount.Of(new KapsoOptions { PhoneNumberId = "106540352242922", ApiKey = Outside.Token, MetaBaseUrl = new Uri(Address, "meta/whatsapp") });

    public static async Task<Server> Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new Server(app);
        app.Run(http =>
        {
            Interlocked.Increment(ref server.asked);
            return answer(http);
        });
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
