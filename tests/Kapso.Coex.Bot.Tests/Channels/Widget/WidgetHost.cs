using Kapso.Coex.Bot.Channels.Widget;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Evidence;
using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>The widget alone, on a port of its own, with a bot that is easy to predict.</summary>
internal sealed class WidgetHost : IAsyncDisposable
{
    public const string Secret = "the-widgets-secret";
    private readonly WebApplication app;
    private readonly string folder;

    private WidgetHost(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public static FakeTimeProvider FakeClock => new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    public FakeBot Bot => (FakeBot)app.Services.GetRequiredService<IInbox>();

    public Announcements Announcements => app.Services.GetRequiredService<Announcements>();

    public TypingCustomers Typing => app.Services.GetRequiredService<TypingCustomers>();

    public static async Task<WidgetHost> Start(TimeProvider? clock = null, string? folder = null, params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Widget:Secret", Secret)]);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Setting, setting => (string?)setting.Value));
        folder ??= Directory.CreateTempSubdirectory("widget-").FullName;
        builder.Configuration.AddInMemoryCollection([new("Storage:DataDirectory", folder)]);
        builder.Services.AddSingleton(clock ?? TimeProvider.System).AddSingleton<Announcements>().AddSingleton<TypingCustomers>();
        builder.AddStorage();
        builder.Services.AddSingleton<FakeBot>();
        builder.Services.AddSingleton<IInbox>(services => services.GetRequiredService<FakeBot>());
        builder.Services.AddSingleton<ITranscript>(services => services.GetRequiredService<FakeBot>());
        builder.AddEvidence();
        builder.AddWidget();
        var app = builder.Build();
        app.MapWidget();
        await app.StartAsync();
        return new WidgetHost(app, folder);
    }

    /// <summary>Stops and leaves its folder behind, for the next one.</summary>
    public async Task<string> Stop()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(folder, recursive: true);
    }
}
