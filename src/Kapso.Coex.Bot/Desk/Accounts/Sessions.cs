using Kapso.Coex.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Who is signed in where. Kept by us and not in the cookie, so that what is over is over at once.</summary>
internal sealed class Sessions(Store store, IOptions<DeskOptions> options, TimeProvider clock)
{
    /// <summary>A sign of life is written down no more often.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(20);

    private SignInOptions Rules => options.Value.SignIn;

    /// <summary>Opens one and gives the key to it.</summary>
    public async Task<string> Open(AgentRow agent)
    {
        var key = Secrets.Make();
        await store.OpenSession(Secrets.Digest(key), agent.Id, agent.SecurityStamp!, Rules.Idle, Rules.Longest);
        return key;
    }

    /// <summary>Null when it is over: too old, unused for long, ended, or the person's password, role or right to be here is another since.</summary>
    public async Task<OpenSession?> Find(string key)
    {
        var now = clock.GetUtcNow();
        return await store.Session(Secrets.Digest(key)) is { } session && now < session.OpenedAt + Rules.Longest && now < session.SeenAt + Rules.Idle ? session : null;
    }

    /// <summary>A person clicked or typed: it goes on.</summary>
    public Task Use(string key, OpenSession session) =>
        clock.GetUtcNow() - session.SeenAt >= Grain ? store.SeeSession(Secrets.Digest(key)) : Task.CompletedTask;

    public Task End(string key) => store.EndSession(Secrets.Digest(key));
}
