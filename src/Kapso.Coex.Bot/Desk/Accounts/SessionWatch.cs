using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Looks whether the session of a live page is still open: no request comes by that would tell.</summary>
internal sealed class SessionWatch(Sessions sessions, ILoggerFactory logs) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.FindFirst(Badge.Session)?.Value is { } key && await sessions.Find(key) is not null;
}
