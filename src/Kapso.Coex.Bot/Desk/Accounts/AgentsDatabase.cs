using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Opens the database for ASP.NET Core Identity. EF Core is loaded when this is first asked, and not at the start.</summary>
internal sealed class AgentsDatabase(
    IOptions<StorageOptions> storage, IOptions<DeskOptions> desk, IPasswordHasher<AgentRow> hasher, TimeProvider clock, ILogger<Agents> logger)
{
    // Names are e-mail addresses, whatever letters those have.
    private static readonly IOptions<IdentityOptions> Rules = Options.Create(new IdentityOptions { User = { AllowedUserNameCharacters = "" } });
    private readonly SqliteDatabase database = new(StoragePlace.DatabaseFile(storage.Value, Directory.GetCurrentDirectory()), storage.Value.LockTimeout);

    private int isReady;

    /// <summary>Loads EF Core, which takes a second, while somebody types their password.</summary>
    public void GetReady()
    {
        if (Interlocked.Exchange(ref isReady, 1) == 0)
        {
            _ = Task.Run(async () =>
            {
                using var agents = Open(new ServiceCollection().BuildServiceProvider());
                await agents.FindByNameAsync("nobody");
            });
        }
    }

    public Agents Open(IServiceProvider services)
    {
        // With the writer's own settings: what is acknowledged here is on the disk as well.
        var connection = database.OpenWriter();
        var options = new DbContextOptionsBuilder<SqliteStorageContext>().UseSqlite(connection, contextOwnsConnection: true).Options;
        return new Agents(new AgentStore(new SqliteStorageContext(options)), Rules, hasher, new UpperInvariantLookupNormalizer(), desk, clock, services, logger);
    }
}
