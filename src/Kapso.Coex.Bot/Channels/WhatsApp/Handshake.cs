using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>Meta's question, before it sends anything, whether this address expects it. It carries no signature.</summary>
internal sealed partial class Handshake(IOptions<WhatsAppOptions> options, ILogger<Handshake> log)
{
    public IResult Answer(HttpContext http)
    {
        // By their names: the keys have dots, which parameters cannot.
        var query = http.Request.Query;
        if (query["hub.mode"] != "subscribe" || !IsOurs(query["hub.verify_token"].ToString()) || query["hub.challenge"] is not [{ Length: > 0 } challenge])
        {
            LogRefused();
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(challenge, "text/plain");
    }

    /// <summary>Hashed first, so that not even the length shows in the time it takes.</summary>
    private bool IsOurs(string token) =>
        options.Value.VerifyToken is { Length: > 0 } ours
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(ours)));

    [LoggerMessage(LogLevel.Warning, "Refused a handshake on whatsapp: mode, token or challenge is not as expected")]
    private partial void LogRefused();
}
