using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Engine.Conversations;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Where tokens come from: for servers by the secret, and a new one for an old one. Pages get theirs at the <see cref="Reception"/>.</summary>
internal static class Tokens
{
    private const int LongestUser = 128;

    public static void MapTokens(this RouteGroupBuilder directLine)
    {
        directLine.MapPost("/tokens/generate", Generate);
        directLine.MapPost("/tokens/refresh", Refresh);
    }

    private static async Task<IResult> Generate(HttpContext http, Passes passes, CancellationToken cancelled)
    {
        if (Visitor.Of(http) is not Visitor.Keeper)
        {
            return Refusals.Forbidden("Only the secret generates tokens.");
        }

        var (wanted, refusal) = await RequestBody.Read(http.Request, WireJson.Lean.TokenParameters, cancelled);
        if (refusal is not null)
        {
            return refusal;
        }

        var user = wanted?.User?.Id;
        if (user is not null && (!user.StartsWith("dl_", StringComparison.Ordinal) || user.Length > LongestUser))
        {
            return Refusals.Malformed("BadArgument", $"`user.id` begins with dl_ and has at most {LongestUser} characters.");
        }

        var pass = new Pass(Names.NewConversation(), user ?? Names.NewUser(), wanted?.TrustedOrigins ?? []);
        return Answer(http, passes, pass);
    }

    private static IResult Refresh(HttpContext http, Passes passes) => Visitor.Of(http) is Visitor.Guest guest
        ? Answer(http, passes, guest.Pass)
        : Refusals.Forbidden("The secret never expires: there is nothing to refresh.");

    private static IResult Answer(HttpContext http, Passes passes, Pass pass)
    {
        NeverStored(http);
        return Results.Json(
            new ConversationAnswer(pass.Conversation.Value, passes.Issue(pass), (int)passes.Lifetime.TotalSeconds), WireJson.Lean.ConversationAnswer);
    }

    private static void NeverStored(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}
