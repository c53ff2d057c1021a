using System.Net.WebSockets;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>The far end of a stream. It has nothing to say that we want to hear, and is not let say much of it.</summary>
internal sealed class StreamClient(WebSocket socket)
{
    private const int LongestFrame = 4096;
    private WebSocketCloseStatus reason = WebSocketCloseStatus.EndpointUnavailable;

    public ValueTask Send(ReadOnlyMemory<byte> text, CancellationToken cancelled) =>
        socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, cancelled);

    /// <summary>Reads and forgets until the client closes or breaks off. What is over for it is over as soon as it leaves, or talks too much.</summary>
    public async Task ListenUntilItLeaves(CancellationTokenSource over)
    {
        var buffer = new byte[256];
        var length = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } heard)
            {
                length = heard.EndOfMessage ? 0 : length + heard.Count;
                if (length > LongestFrame)
                {
                    reason = WebSocketCloseStatus.MessageTooBig;
                    await over.CancelAsync();
                }
            }

            reason = WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // It went without a word, or we stopped waiting for one.
        }

        await over.CancelAsync();
    }

    /// <summary>Closes politely, and after a moment in any case.</summary>
    public async Task SayGoodbye(Task listening)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(reason, null, patience.Token);
            }

            await listening.WaitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }

        await listening;
    }
}
