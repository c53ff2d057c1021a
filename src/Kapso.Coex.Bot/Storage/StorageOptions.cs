using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Storage;

/// <summary>Where everything is kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The database: <c>Sqlite</c>, which needs nothing else. The default.</summary>
    public string Provider { get; init; } = "Sqlite";

    /// <summary>A connection string of the provider's; without one the database is <c>coex.db</c> in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The folder of everything that must survive. Relative to the repository, or to where a published copy is started.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>How long to wait while somebody else (a backup, a person with a shell) holds the database's lock. Five seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many writes may wait for the disk before senders have to wait as well. 4,096 by default.</summary>
    [Range(64, 1_000_000)]
    public int Queue { get; init; } = 4096;
}
