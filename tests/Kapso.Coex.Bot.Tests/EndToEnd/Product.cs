using Kapso.Coex.Bot.Playbooks;
using Kapso.Coex.Bot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kapso.Coex.Bot.Tests.EndToEnd;

/// <summary>The whole product on a port and in a folder of its own.</summary>
internal sealed class Product : IAsyncDisposable
{
    public const string DeskKey = "the-desks-key";
    public const string WidgetSecret = "the-widgets-secret";
    private readonly WebApplication app;

    private Product(WebApplication app, string folder)
    {
        this.app = app;
        Folder = folder;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public string Folder { get; }

    public string Address => Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public IServiceProvider Services => app.Services;

    public static Task<Product> Start(
        TimeProvider? clock = null, string? folder = null, PromptFolders? prompts = null, params (string Name, string Value)[] settings) =>
        StartWith(_ => { }, clock, folder, prompts, settings);

    /// <param name="add">Services of the test's own, beside the product's.</param>
    public static async Task<Product> StartWith(
        Action<IServiceCollection> add, TimeProvider? clock = null, string? folder = null, PromptFolders? prompts = null, params (string Name, string Value)[] settings)
    {
        folder ??= Directory.CreateTempSubdirectory("coex-product-").FullName;
        var app = BotHost.Build(
            builder =>
            {
                builder.WebHost.UseUrls(settings.FirstOrDefault(setting => setting.Name == "address").Value ?? "http://127.0.0.1:0");
                builder.Configuration.AddInMemoryCollection(
                [
                    new("Storage:DataDirectory", folder),
                    new("Desk:ApiKey", DeskKey),
                    new("Widget:Secret", WidgetSecret),
                    new("Widget:ConversationsPerMinute", "100000"),
                    new("Conversations:BurstWindow", "00:00:00"),
                    new("Conversations:SweepEvery", "00:00:00.050"),
                    new("Serilog:MinimumLevel:Default", "Error"),
                    new("Serilog:MinimumLevel:Override:Orleans", "Fatal"), // a clock that jumps worries its watchdogs
                ]);
                builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
                builder.Environment.EnvironmentName = builder.Configuration["environment"] ?? builder.Environment.EnvironmentName;
                builder.Host.ConfigureContainer<IServiceCollection>((_, services) => add(services)); // after the product's own: the test's win
                if (clock is not null)
                {
                    builder.Services.AddSingleton(clock);
                }
            },
            prompts);
        await app.StartAsync();
        return new Product(app, folder);
    }

    public Task<Customer> Visit(string? locale = null) => Customer.Visit(Http, locale);

    /// <summary>What the database says, asked from beside the product.</summary>
    public T Ask<T>(string sql)
    {
        using var beside = new SqliteConnection($"Data Source={Path.Combine(Folder, "coex.db")};Mode=ReadOnly;Pooling=False");
        beside.Open();
        return beside.Ask<T>(sql);
    }

    /// <summary>Stops and leaves the folder behind, for the next one.</summary>
    public async Task<string> Stop()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        return Folder;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Folder, recursive: true);
    }
}
