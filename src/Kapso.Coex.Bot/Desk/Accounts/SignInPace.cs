using Kapso.Coex.Bot.Channels.Widget;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>How often one address may try: passwords, codes and links together.</summary>
internal sealed class SignInPace(IOptions<DeskOptions> options, TimeProvider clock)
{
    private readonly Allowance tries = new(options.Value.SignIn.TriesPerMinute, clock);

    /// <summary>Null when it may go ahead; otherwise how long until it may.</summary>
    public TimeSpan? Take(HttpContext http) => tries.Take(Limits.NetworkOf(http));
}
