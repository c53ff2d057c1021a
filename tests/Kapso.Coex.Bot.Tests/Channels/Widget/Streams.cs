using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Xunit;

namespace Kapso.Coex.Bot.Tests.Channels.Widget;

/// <summary>The client's end of a stream.</summary>
internal static class Streams
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Uri> StreamUrl(DirectLineClient client, string? watermark = null)
    {
        var (_, back) = await client.Send(HttpMethod.Get, $"{client.Path}{(watermark is null ? "" : $"?watermark={watermark}")}");
        return new Uri((string)back!["streamUrl"]!);
    }

    public static async Task<ClientWebSocket> Open(Uri url, string? origin = null)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(url, Cancelled);
            return socket;
        }
        catch (WebSocketException refused)
        {
            refused.Data["status"] = socket.HttpStatusCode;
            socket.Dispose();
            throw;
        }
    }

    public static async Task<HttpStatusCode> Refused(Uri url, string? origin = null) =>
        (HttpStatusCode)(await Assert.ThrowsAsync<WebSocketException>(() => Open(url, origin))).Data["status"]!;

    /// <summary>Null for an empty message.</summary>
    public static async Task<JsonNode?> Next(ClientWebSocket stream)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await stream.ReceiveAsync(buffer.AsMemory(length), Cancelled);
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        return length == 0 ? null : JsonNode.Parse(buffer.AsSpan(0, length));
    }

    public static List<string?> Texts(JsonNode? set) => [.. set!["activities"]!.AsArray().Select(activity => (string?)activity!["text"])];
}
