using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>
/// How much one visitor and one network may send. Who holds the secret speaks for many visitors, and is not limited. Not 429 where Web
/// Chat asks: Microsoft's client would let the customer wait for twenty seconds before it said so.
/// </summary>
internal sealed class Limits(IOptions<WidgetOptions> options, TimeProvider clock)
{
    private readonly Allowance conversations = new(options.Value.ConversationsPerMinute, clock);
    private readonly Allowance messages = new(options.Value.MessagesOfANetwork, clock);
    private readonly Allowance visitorMessages = new(options.Value.VisitorMessagesPerMinute, clock);
    private readonly Allowance uploads = new(options.Value.UploadsPerMinute, clock);
    private readonly Allowance visitorUploads = new(options.Value.VisitorUploadsPerMinute, clock);

    /// <summary>Null when another conversation may be opened. Our own page asks, so this may be 429.</summary>
    public IResult? NewConversation(HttpContext http) => conversations.Take(NetworkOf(http)) is { } wait
        ? Results.Problem(
            $"Too many conversations from here. Go on in {Told(http, wait)} seconds.",
            statusCode: StatusCodes.Status429TooManyRequests,
            extensions: new Dictionary<string, object?> { ["code"] = "TooManyConversations" })
        : null;

    /// <summary>Null when this message may be sent.</summary>
    public IResult? Message(HttpContext http, Visitor visitor) => visitor is Visitor.Guest { Pass: var pass }
        && (visitorMessages.Take(pass.Conversation.Value) ?? messages.Take(NetworkOf(http))) is { } wait
            ? Refusals.Malformed("TooManyMessages", $"Too many messages. Go on in {Told(http, wait)} seconds.")
            : null;

    /// <summary>Null when so many files may be sent.</summary>
    public IResult? Files(HttpContext http, Visitor visitor, int count) => visitor is Visitor.Guest { Pass: var pass }
        && (visitorUploads.Take(pass.Conversation.Value, count) ?? uploads.Take(NetworkOf(http), count)) is { } wait
            ? Refusals.Malformed("TooManyUploads", $"Too many files. Go on in {Told(http, wait)} seconds.")
            : null;

    private static string Told(HttpContext http, TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        http.Response.Headers.RetryAfter = seconds;
        return seconds;
    }

    // Whoever has one IPv6 address has 2^64 of them.
    public static string NetworkOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } many => Convert.ToHexString(many.GetAddressBytes().AsSpan(0, 8)),
        IPAddress one => one.MapToIPv4().ToString(),
        null => "",
    };
}
