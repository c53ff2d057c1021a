using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>What somebody does on a live page keeps their session open, as a request does; that the page is merely open does not.</summary>
internal sealed class SignsOfLife(AuthenticationStateProvider who, Sessions sessions) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        var state = await who.GetAuthenticationStateAsync();
        if (state.User.FindFirstValue(Badge.Session) is { } key && await sessions.Find(key) is { } session)
        {
            await sessions.Use(key, session);
        }

        await next(activity);
    };
}
