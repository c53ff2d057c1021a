using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kapso.Coex.Bot.Channels.Kapso;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kapso.Coex.Bot.Tests.Channels.WhatsApp;

/// <summary>Both webhooks on a port of their own, with an inbox that remembers what it was given.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string MetaSecret = "metas-app-secret";
    public const string KapsoSecret = "kapsos-secret";
    private readonly WebApplication app;

    private WebhookHost(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public RecordingInbox Inbox => (RecordingInbox)app.Services.GetRequiredService<IWhatsAppInbox>();

    public ConcurrentQueue<string> Logged => app.Services.GetRequiredService<RecordingLog>().Lines;

    public static async Task<WebhookHost> Start(params (string Setting, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        var log = new RecordingLog();
        builder.Services.AddSingleton(log).AddSingleton<ILoggerProvider>(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(Usual.Concat(settings).GroupBy(setting => setting.Setting).Select(group => KeyValuePair.Create(group.Key, group.Last().Value)));
        builder.Services.AddSingleton<IWhatsAppInbox, RecordingInbox>();
        builder.Services.AddSingleton<Heartbeat>().AddWhatsAppClient();
        builder.AddWhatsApp();
        builder.AddKapso();
        var app = builder.Build();
        app.MapWhatsApp();
        app.MapKapso();
        await app.StartAsync();
        return new WebhookHost(app);
    }

    /// <summary>Posts these bytes with a genuine signature of Meta's, or with these headers.</summary>
    public async Task<HttpResponseMessage> Post(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsMeta(string body) => PostAsMeta(Encoding.UTF8.GetBytes(body));

    public Task<HttpResponseMessage> PostAsMeta(byte[] body) => Post("/webhooks/whatsapp", body, ("X-Hub-Signature-256", $"sha256={Hash(MetaSecret, body)}"));

    public static string Hash(string secret, byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static IEnumerable<(string Setting, string? Value)> Usual =>
    [
        ("WhatsApp:Enabled", "true"), ("WhatsApp:PhoneNumberId", "106540352242922"), ("WhatsApp:AccessToken", "EAAtoken"),
        ("WhatsApp:AppSecret", MetaSecret), ("WhatsApp:VerifyToken", "the-word"),
        ("Kapso:Enabled", "true"), ("Kapso:PhoneNumberId", "123456789012345"), ("Kapso:ApiKey", "key"), ("Kapso:WebhookSecret", KapsoSecret),
    ];
}

internal sealed class RecordingInbox : IWhatsAppInbox
{
    public ConcurrentQueue<(string Channel, Notice Notice)> Taken { get; } = [];

    public Exception? Trouble { get; set; }

    public Task Take(string channel, IReadOnlyList<Notice> notices, CancellationToken cancelled)
    {
        if (Trouble is not null)
        {
            return Task.FromException(Trouble);
        }

        foreach (var notice in notices)
        {
            Taken.Enqueue((channel, notice));
        }

        return Task.CompletedTask;
    }
}

internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
