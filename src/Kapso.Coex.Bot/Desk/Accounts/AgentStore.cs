using Kapso.Coex.Bot.Storage;
using Kapso.Coex.Bot.Storage.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Identity's own store on the product's database, except that recovery codes are kept as digests, as passwords are.</summary>
internal sealed class AgentStore(SqliteStorageContext context) : UserOnlyStore<AgentRow, SqliteStorageContext>(context)
{
    public override Task ReplaceCodesAsync(AgentRow user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Digest), cancellationToken);

    public override Task<bool> RedeemCodeAsync(AgentRow user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Digest(code), cancellationToken);

    /// <summary>Does something in one transaction, in which nobody else writes.</summary>
    public async Task<T> Together<T>(Func<DbSet<AgentLinkRow>, DbSet<AgentRow>, Task<(bool Keep, T Result)>> act)
    {
        await using var transaction = await Context.Database.BeginTransactionAsync();
        var (keep, result) = await act(Context.Set<AgentLinkRow>(), Context.Set<AgentRow>());
        if (keep)
        {
            await transaction.CommitAsync();
        }

        return result;
    }

    // As people copy them: in small letters, or without the dash.
    private static string Digest(string code) => Secrets.Digest(code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
}
