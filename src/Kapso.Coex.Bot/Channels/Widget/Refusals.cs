using Kapso.Coex.Bot.Channels.Widget.Wire;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Every way in which Direct Line says no. Clients act on the status and the code; the message is for the person who debugs them.</summary>
internal static class Refusals
{
    public static IResult Malformed(string code, string why) => Say(StatusCodes.Status400BadRequest, code, why);

    public static IResult NoToken() =>
        Say(StatusCodes.Status401Unauthorized, "Unauthorized", "Send `Authorization: Bearer <token>`; a page gets a token from /widget/token.");

    public static IResult Forbidden(string why) => Say(StatusCodes.Status403Forbidden, "Forbidden", why);

    public static IResult TokenExpired() =>
        Say(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Get a new one from tokens/refresh.");

    public static IResult Unknown(string what) => Say(StatusCodes.Status404NotFound, "NotFound", what);

    public static IResult TooBig(string why) => Say(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", why);

    public static IResult Failed() =>
        Say(StatusCodes.Status503ServiceUnavailable, "ServiceError", "This could not be done now. Send it again; the same clientActivityID is taken once.");

    private static IResult Say(int status, string code, string message) =>
        Results.Json(new ErrorResponse(new ErrorDetail(code, message)), WireJson.Lean.ErrorResponse, statusCode: status);
}
