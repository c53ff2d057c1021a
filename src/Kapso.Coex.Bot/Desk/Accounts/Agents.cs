using Kapso.Coex.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Identity's manager of our people, by the product's clock and with its rules.</summary>
internal sealed class Agents(
    AgentStore store, IOptions<IdentityOptions> identity, IPasswordHasher<AgentRow> hasher, ILookupNormalizer normalizer, IOptions<DeskOptions> desk,
    TimeProvider clock, IServiceProvider services, ILogger<Agents> logger)
    : UserManager<AgentRow>(store, identity, hasher, [], [], normalizer, new IdentityErrorDescriber(), services, logger)
{
    public AgentStore Rows => store;

    public SignInOptions Rules => desk.Value.SignIn;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Out for good until a lead says otherwise.</summary>
    public static DateTimeOffset ForGood { get; } = DateTimeOffset.MaxValue;

    /// <summary>By a lead, and not only for a few minutes.</summary>
    public static bool IsOutForGood(DateTimeOffset? until) => until?.Year == ForGood.Year;

    public override Task<bool> IsLockedOutAsync(AgentRow user) => Task.FromResult(user.LockoutEnd > Now);

    public override Task<IdentityResult> AccessFailedAsync(AgentRow user)
    {
        if (++user.AccessFailedCount >= Rules.Tries && !(user.LockoutEnd > Now + Rules.Rest))
        {
            (user.AccessFailedCount, user.LockoutEnd) = (0, Now + Rules.Rest);
        }

        return UpdateAsync(user);
    }

    /// <summary>Identity would leave the connection to whoever made it; here nobody else has it.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        store.Context.Dispose();
    }
}
