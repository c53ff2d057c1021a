using System.Net;
using System.Net.Http.Headers;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>A message on its way. It knows whether it left: what never left can be sent again, the rest is in doubt.</summary>
internal sealed class Letter : HttpContent
{
    private readonly ReadOnlyMemory<byte> json;

    public Letter(ReadOnlyMemory<byte> json)
    {
        this.json = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool HasLeft { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasLeft = true;
        await stream.WriteAsync(json, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = json.Length;
        return true;
    }
}
