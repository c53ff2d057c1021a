using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Storage;

/// <summary>The room where everything is kept.</summary>
internal static class StorageRoom
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<StorageOptions>, StoragePlace.Check>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => OpenStore(
            services.GetRequiredService<IOptions<StorageOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton(services => new DataFolder(
            StoragePlace.Resolve(services.GetRequiredService<IOptions<StorageOptions>>().Value.DataDirectory, Directory.GetCurrentDirectory())));
        builder.Services.AddHostedService<StorageStart>();
        return builder;
    }

    /// <summary>Brings the database to the newest migration and opens it; throws when it cannot be trusted.</summary>
    public static Store OpenStore(StorageOptions options, TimeProvider clock, ILoggerFactory logs)
    {
        var database = new SqliteDatabase(StoragePlace.DatabaseFile(options, Directory.GetCurrentDirectory()), options.LockTimeout);
        using (var first = database.OpenWriter())
        {
            SqliteDatabase.DemandFullDurability(first);
            Schema.BringUpToDate(first);
        }

        var writer = new SqliteWriter(database.OpenWriter, options.Queue, logs.CreateLogger<SqliteWriter>());
        return new Store(writer, new SqliteReaders(database.OpenReader), clock);
    }
}
