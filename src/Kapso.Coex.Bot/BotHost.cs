using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Channels.WhatsApp.Post;
using Kapso.Coex.Bot.Channels.Widget;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Delivery;
using Kapso.Coex.Bot.Desk;
using Kapso.Coex.Bot.Desk.Accounts;
using Kapso.Coex.Bot.Desk.Pages;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Health;
using Kapso.Coex.Bot.Logging;
using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Proxies;
using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Triage;

namespace Kapso.Coex.Bot;

/// <summary>The whole product, room by room.</summary>
internal static class BotHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <param name="configure">Settings that win over every other, for commands and tests.</param>
    /// <param name="prompts">Where the bot's words are, when it is not the usual place.</param>
    public static WebApplication Build(Action<WebApplicationBuilder>? configure = null, PromptFolders? prompts = null)
    {
        // The application's own folder holds appsettings.json and prompts/, wherever it is started from.
        // The slim kind leaves out what only Windows and HTTP/3 need; https by settings stays.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        configure?.Invoke(builder);

        builder.AddLogging();
        builder.AddProxies();
        builder.AddStorage();
        builder.AddPlaybooks(prompts);
        builder.AddTriage();
        builder.AddConversations();
        builder.AddDelivery();
        builder.AddEvidence();
        builder.AddWidget();
        builder.AddPost();
        builder.AddWhatsApp();
        builder.AddKapso();
        builder.AddDesk();
        builder.AddDeskPages();
        builder.AddHealth();
        builder.ReadKeysLate();

        var app = builder.Build();
        if (string.IsNullOrEmpty(app.Configuration["urls"]) && string.IsNullOrEmpty(app.Configuration["http_ports"]))
        {
            app.Urls.Add(DefaultUrl);
        }

        app.UseProxies();

        // Every error has the form of a problem, also those that no room of ours answers.
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapWidget();
        app.MapWhatsApp();
        app.MapKapso();
        app.MapDesk();
        app.MapDeskPages();
        app.MapAccounts();
        app.MapHealth();
        return app;
    }
}
