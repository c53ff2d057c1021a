using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Storage;

public sealed class StorageSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coex-settings-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Provider", "Oracle", "Storage:Provider (Oracle)")]
    [InlineData("DataDirectory", " ", "Storage:DataDirectory")]
    [InlineData("ConnectionString", "Data Source=:memory:", "must name a file")]
    [InlineData("ConnectionString", "Server=db;Password=hush", "cannot be read")]
    [InlineData("Queue", "1", "Queue")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value, string said)
    {
        await using var app = App(setting, value);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(said, refused.Message);
        Assert.DoesNotContain("hush", refused.Message);
    }

    [Fact]
    public async Task The_store_is_open_before_anything_else_starts()
    {
        await using var app = App("DataDirectory", folder);
        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.True(await app.Services.GetRequiredService<Store>().IsReady());
        Assert.True(File.Exists(Path.Combine(folder, "coex.db")));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("data", null, "/srv/coex/data/coex.db")]
    [InlineData("/var/lib/coex", null, "/var/lib/coex/coex.db")]
    [InlineData("data", "Data Source=elsewhere/my.db", "/srv/coex/elsewhere/my.db")]
    public void A_relative_path_means_the_working_directory(string directory, string? connectionString, string file) =>
        Assert.Equal(file, StoragePlace.DatabaseFile(new StorageOptions { DataDirectory = directory, ConnectionString = connectionString }, "/srv/coex"));

    private static WebApplication App(string setting, string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new($"Storage:{setting}", value), new("urls", "http://127.0.0.1:0")]);
        builder.AddStorage();
        return builder.Build();
    }
}
