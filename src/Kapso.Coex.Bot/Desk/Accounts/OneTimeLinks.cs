using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What a link is for: the last part but one of its address.</summary>
internal static class LinkKind
{
    public const string First = "first";
    public const string Join = "join";
    public const string Password = "password";
}

/// <summary>
/// Links that are good once, given from hand to hand: no mail server is needed. Opening one changes nothing, because chats and mail
/// programs open what they see; only the form behind it does.
/// </summary>
internal sealed class OneTimeLinks(Store store, TimeProvider clock)
{
    public static readonly TimeSpan FirstIsGoodFor = TimeSpan.FromHours(1);
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(3);

    /// <summary>The one that makes the first lead; null once there is somebody. Each start makes a new one, and the old one is good no longer.</summary>
    public async Task<string?> First() =>
        await store.HasAgents() ? null : await Make(secret => new(secret, LinkKind.First, null, null, null, Roles.Lead, null, clock.GetUtcNow() + FirstIsGoodFor));

    public Task<string> Invite(Agent by, string name, string email, string role) =>
        Make(secret => new(secret, LinkKind.Join, null, name, email, role, by.Name, clock.GetUtcNow() + GoodFor));

    /// <summary>For somebody who forgot theirs.</summary>
    public Task<string> NewPassword(Agent by, KnownAgent whose) =>
        Make(secret => new(secret, LinkKind.Password, whose.Id, whose.Name, whose.Email, whose.Role, by.Name, clock.GetUtcNow() + GoodFor));

    /// <summary>Null when it is used, out of time or for something else.</summary>
    public async Task<AgentLink?> Find(string kind, string secret) => await store.Link(Secrets.Digest(secret)) is { } link && link.Kind == kind ? link : null;

    public static string Address(string kind, string secret) => $"/desk/{kind}/{secret}";

    private async Task<string> Make(Func<string, AgentLink> about)
    {
        var secret = Secrets.Make();
        await store.MakeLink(about(Secrets.Digest(secret)));
        return secret;
    }
}
