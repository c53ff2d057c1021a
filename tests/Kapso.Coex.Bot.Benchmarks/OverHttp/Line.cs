using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.Coex.Bot.Benchmarks.OverHttp;

/// <summary>
/// A kept-alive connection that speaks just enough HTTP. It shares the cores with what it measures, and HttpClient would take more of
/// them than the host.
/// </summary>
internal sealed class Line(Socket socket) : IDisposable
{
    private const int Http = 9; // "HTTP/1.1 "
    private readonly byte[] buffer = new byte[64 * 1024];

    public static async Task<Line> To(IPEndPoint address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address);
            return new Line(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Null while nobody listens there.</summary>
    public static async Task<Line?> IfListening(IPEndPoint address)
    {
        try
        {
            return await To(address);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public async Task<JsonNode> Post(string path, string token, string body) => JsonNode.Parse(await Ask("POST", path, $"Authorization: Bearer {token}", body))!;

    public async Task<JsonNode> Get(string path, string token) => JsonNode.Parse(await Ask("GET", path, $"Authorization: Bearer {token}", ""))!;

    /// <summary>The answer's body.</summary>
    /// <param name="header">One more line of the head: who asks, or how it is signed.</param>
    /// <exception cref="InvalidOperationException">The answer was not a success.</exception>
    public async Task<string> Ask(string method, string path, string header, string body)
    {
        var request = $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{header}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        await socket.SendAsync(Encoding.UTF8.GetBytes(request));
        for (var received = 0; ;)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(received));
            received += more > 0 ? more : throw new InvalidOperationException("The host hung up.");
            if (Body(buffer.AsSpan(0, received)) is { } answer)
            {
                return buffer[Http] == (byte)'2' ? answer : throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, received));
            }
        }
    }

    public void Dispose() => socket.Dispose();

    // Null while something is still to come.
    private static string? Body(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = received[..end];
        var rest = received[(end + 4)..];
        var length = head.IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return rest.EndsWith("0\r\n\r\n"u8) ? Unchunked(Encoding.UTF8.GetString(rest)) : null;
        }

        var digits = head[(length + 16)..];
        var lineEnd = digits.IndexOf((byte)'\r');
        var expected = int.Parse(lineEnd < 0 ? digits : digits[..lineEnd], NumberStyles.None, CultureInfo.InvariantCulture);
        return rest.Length == expected ? Encoding.UTF8.GetString(rest) : null;
    }

    // Our answers have no line ends in their JSON: what is not a chunk's length is its content.
    private static string Unchunked(string chunks) => string.Concat(chunks.Split("\r\n").Where((_, place) => place % 2 == 1));
}
