using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Kapso.Coex.Bot.Benchmarks.OverHttp;

namespace Kapso.Coex.Bot.Benchmarks.Sockets;

/// <summary>A widget that is open somewhere.</summary>
internal sealed class OpenStream(string conversation, Uri address) : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[16 * 1024];

    public string Conversation => conversation;

    public static async Task<OpenStream> Begin(Line line, IPEndPoint host, int customer)
    {
        var given = await line.Post("/v3/directline/conversations", HostProcess.Secret, $$"""{"user":{"id":"customer-{{customer}}"},"locale":"en"}""");
        var stream = new Uri((string)given["streamUrl"]!);
        return new OpenStream((string)given["conversationId"]!, new Uri($"ws://{host}{stream.PathAndQuery}"));
    }

    /// <summary>Open, and the greeting read.</summary>
    public async Task Open()
    {
        await socket.ConnectAsync(address, CancellationToken.None);
        await Read();
    }

    /// <summary>The watermark of what comes next; null for what only keeps the connection alive.</summary>
    public async Task<long?> Read()
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
        }
        while (!part.EndOfMessage);
        if (length == 0)
        {
            return null;
        }

        using var set = JsonDocument.Parse(buffer.AsMemory(0, length));
        return long.Parse(set.RootElement.GetProperty("watermark").GetString()!, CultureInfo.InvariantCulture);
    }

    public void Dispose() => socket.Dispose();
}
