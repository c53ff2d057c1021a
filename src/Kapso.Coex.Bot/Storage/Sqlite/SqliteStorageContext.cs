using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Kapso.Coex.Bot.Storage.Sqlite;

/// <summary>The model on SQLite, and the owner of its migrations.</summary>
internal sealed class SqliteStorageContext(DbContextOptions<SqliteStorageContext> options) : StorageContext(options)
{
    public static SqliteStorageContext On(string connectionString) =>
        new(new DbContextOptionsBuilder<SqliteStorageContext>().UseSqlite(connectionString).Options);

    /// <summary>What <c>dotnet ef migrations add</c> uses, so that it need not start the product.</summary>
    internal sealed class ForDesign : IDesignTimeDbContextFactory<SqliteStorageContext>
    {
        public SqliteStorageContext CreateDbContext(string[] args) => On("Data Source=design.db");
    }
}
