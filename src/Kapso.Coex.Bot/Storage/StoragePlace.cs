using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Storage;

/// <summary>Where the database file is, decided once.</summary>
internal static class StoragePlace
{
    private const string FileName = "coex.db";

    /// <summary>
    /// Relative paths mean the working directory: <c>dotnet run</c> is told to use the repository's root (RunWorkingDirectory), and a
    /// published copy is wherever it was started. The content root would be below bin/, and gone after a clean.
    /// </summary>
    public static string Resolve(string path, string workingDirectory) => Path.GetFullPath(path, workingDirectory);

    public static string DatabaseFile(StorageOptions options, string workingDirectory) => Resolve(
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? Path.Combine(options.DataDirectory, FileName)
            : new SqliteConnectionStringBuilder(options.ConnectionString).DataSource,
        workingDirectory);

    internal sealed class Check : IValidateOptions<StorageOptions>
    {
        public ValidateOptionsResult Validate(string? name, StorageOptions options)
        {
            var wrong = Mistakes(options).ToList();
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private static IEnumerable<string> Mistakes(StorageOptions options)
        {
            if (!string.Equals(options.Provider, "Sqlite", StringComparison.OrdinalIgnoreCase))
            {
                yield return $"Storage:Provider ({options.Provider}) is not a database that this version knows. Set it to Sqlite, or leave it out.";
            }

            if (string.IsNullOrWhiteSpace(options.DataDirectory))
            {
                yield return "Storage:DataDirectory is empty. Name a folder on a local disk, or leave it out to use 'data'.";
            }

            if (!string.IsNullOrWhiteSpace(options.ConnectionString) && Mistake(options.ConnectionString) is { } mistake)
            {
                yield return mistake;
            }
        }

        // The connection string itself is not repeated: it may hold a password.
        private static string? Mistake(string connectionString)
        {
            try
            {
                var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
                return source is "" or ":memory:" || source.StartsWith("file:", StringComparison.Ordinal)
                    ? "Storage:ConnectionString must name a file: 'Data Source=/var/lib/coex/coex.db'. A database in memory forgets every conversation at a restart."
                    : null;
            }
            catch (Exception unreadable) when (unreadable is ArgumentException or DbException)
            {
                return "Storage:ConnectionString cannot be read. Write it as 'Data Source=/var/lib/coex/coex.db', or leave it out.";
            }
        }
    }
}
