using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kapso.Coex.Bot.Benchmarks.Webhooks;

/// <summary>A Meta that takes every message and knows no rules: what the host sends has to go somewhere, and at little cost to the cores.</summary>
internal sealed class Sink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private long taken;

    public Sink()
    {
        listener.Start(512);
        _ = Accept();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    /// <summary>Messages and read receipts.</summary>
    public long Taken => Volatile.Read(ref taken);

    public void Dispose()
    {
        over.Cancel();
        listener.Dispose();
        over.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptSocketAsync(over.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The benchmark is over.
        }
    }

    private async Task Serve(Socket socket)
    {
        using (socket)
        {
            var buffer = new byte[64 * 1024];
            var received = 0;
            try
            {
                while (await socket.ReceiveAsync(buffer.AsMemory(received), over.Token) is > 0 and var more)
                {
                    received += more;
                    while (Length(buffer.AsSpan(0, received)) is { } whole && whole <= received)
                    {
                        buffer.AsSpan(whole, received - whole).CopyTo(buffer);
                        received -= whole;
                        var body = $$"""{"messaging_product":"whatsapp","success":true,"messages":[{"id":"wamid.{{Interlocked.Increment(ref taken)}}"}]}""";
                        await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"), over.Token);
                    }
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                // The host was ended.
            }
        }
    }

    /// <summary>How long the first request is, once its head is there.</summary>
    private static int? Length(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = Encoding.ASCII.GetString(bytes[..end]);
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? 0 : int.Parse(head[(at + 16)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
        return end + 4 + length;
    }
}
