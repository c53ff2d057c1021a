using System.Globalization;
using Kapso.Coex.Bot.Channels.Widget.Wire;
using Kapso.Coex.Bot.Conversations;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Opening a conversation, and coming back to one.</summary>
internal static class Conversing
{
    public const string Channel = "widget";

    public static void MapConversations(this RouteGroupBuilder directLine)
    {
        directLine.MapPost("/conversations", Open);
        directLine.MapGet("/conversations/{conversation}", Return);
    }

    private static async Task<IResult> Open(HttpContext http, Lobby lobby, Passes passes, CancellationToken cancelled)
    {
        var (wanted, refusal) = await RequestBody.Read(http.Request, WireJson.Lean.TokenParameters, cancelled);
        if (refusal is not null)
        {
            return refusal;
        }

        if (wanted?.User?.Id is { Length: > 128 })
        {
            return Refusals.Malformed("BadArgument", "`user.id` has at most 128 characters.");
        }

        // A guest is who its token says, whatever the page wrote; the secret's holder speaks for its users.
        var pass = Visitor.Of(http) is Visitor.Guest guest
            ? guest.Pass
            : new Pass(Names.NewConversation(), wanted?.User?.Id is { Length: > 0 } user ? user : Names.NewUser(), []);
        var isNew = await lobby.Open(pass, LanguageCodes.FromLocale(wanted?.Locale), cancelled);
        return Answer(http, lobby, passes, pass, "-", isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Return(string conversation, string? watermark, HttpContext http, Lobby lobby, Passes passes, CancellationToken cancelled)
    {
        var visitor = Visitor.Of(http);
        if (await lobby.Enter(new ConversationId(conversation), visitor, cancelled) is not { } correspondent)
        {
            return Refusals.Unknown("There is no such conversation.");
        }

        var pass = visitor is Visitor.Guest guest ? guest.Pass : new Pass(new ConversationId(conversation), correspondent.Customer, []);
        return Answer(http, lobby, passes, pass, Watermark.Read(watermark) is > 0 and var seen ? seen.ToString(CultureInfo.InvariantCulture) : "-", StatusCodes.Status200OK);
    }

    private static IResult Answer(HttpContext http, Lobby lobby, Passes passes, Pass pass, string watermark, int status)
    {
        http.Response.Headers.CacheControl = "no-store";
        var request = http.Request;
        var stream = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{lobby.StreamPath(pass.Conversation, watermark)}";
        var answer = new ConversationAnswer(pass.Conversation.Value, passes.Issue(pass), (int)passes.Lifetime.TotalSeconds, stream);
        return Results.Json(answer, WireJson.Lean.ConversationAnswer, statusCode: status);
    }
}
