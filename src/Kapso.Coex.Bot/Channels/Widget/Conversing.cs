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
        var locale = LanguageCodes.FromLocale(wanted?.Locale);
        if (Visitor.Of(http) is Visitor.Guest guest)
        {
            return Opened(guest.Pass, await lobby.OpenNowOrLater(guest.Pass, locale, cancelled));
        }

        var pass = new Pass(Names.NewConversation(), wanted?.User?.Id is { Length: > 0 } user ? user : Names.NewUser(), []);
        return Opened(pass, await lobby.Open(pass, locale, cancelled));

        IResult Opened(Pass pass, bool isNew) => Answer(http, lobby, passes, pass, "-", isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Return(string conversation, string? watermark, HttpContext http, Lobby lobby, Passes passes, CancellationToken cancelled)
    {
        var from = Watermark.Read(watermark) is > 0 and var seen ? seen.ToString(CultureInfo.InvariantCulture) : "-";
        if (Visitor.Of(http) is Visitor.Guest guest)
        {
            await lobby.OpenNowOrLater(guest.Pass, locale: null, cancelled);
            return Answer(http, lobby, passes, guest.Pass, from, StatusCodes.Status200OK);
        }

        return await lobby.Find(new ConversationId(conversation), cancelled) is { } correspondent
            ? Answer(http, lobby, passes, new Pass(new ConversationId(conversation), correspondent.Customer, []), from, StatusCodes.Status200OK)
            : Refusals.Unknown("There is no such conversation.");
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
