using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>Brings a database to the newest migration.</summary>
internal static partial class Schema
{
    // Not Database.Migrate(): it starts EF Core (0.9 s) when there is nothing to do, and its lock is a row that a killed process leaves
    // behind, after which every start waits for ever. One transaction of SQLite's own is its own lock, and undone by any death.
    public static void BringUpToDate(SqliteConnection writer)
    {
        var whole = Whole();
        var migrations = Migration().Matches(whole).Select(migration => migration.Value).ToList();
        if (LastApplied(writer) == migrations[^1])
        {
            return;
        }

        using var transaction = writer.BeginTransaction(deferred: false);
        var applied = LastApplied(writer); // again: another process may have been at it
        DemandKnown(writer, applied, migrations);
        if (applied != migrations[^1])
        {
            using var migrate = writer.CreateCommand();
            migrate.Transaction = transaction;
            migrate.CommandText = applied is null ? whole : Script(applied);
            migrate.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The whole schema, as the migrations make it: so a first start needs no EF Core either.</summary>
    public static string Whole()
    {
        using var kept = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream("Schema.sql")!);
        return kept.ReadToEnd();
    }

    /// <summary>What the migrations after <paramref name="from"/> do, or all of them.</summary>
    public static string Script(string? from)
    {
        using var context = SqliteStorageContext.On("Data Source=:memory:");
        return context.GetService<IMigrator>().GenerateScript(from, options: MigrationsSqlGenerationOptions.NoTransactions);
    }

    private static string? LastApplied(SqliteConnection connection)
    {
        using var history = connection.CreateCommand();
        history.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = '__EFMigrationsHistory'";
        if (history.ExecuteScalar() is 0L)
        {
            return null;
        }

        history.CommandText = "SELECT max(MigrationId) FROM __EFMigrationsHistory";
        return history.ExecuteScalar() as string;
    }

    private static void DemandKnown(SqliteConnection connection, string? applied, List<string> migrations)
    {
        if (applied is not null && !migrations.Contains(applied))
        {
            throw new InvalidOperationException(
                $"The database '{connection.DataSource}' was last used by a newer version of this product (migration {applied}). "
                + "Start that version, or put back the backup that was made before it.");
        }
    }

    // Asking the assembly for its migrations would load EF Core, and every type of ours, at every start.
    [GeneratedRegex(@"(?<=^VALUES \(')\d{14}_\w+", RegexOptions.Multiline)]
    private static partial Regex Migration();
}
