using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>A script or style sheet of ours, compressed once and as far as it goes: they are small.</summary>
internal sealed class PageFile(byte[] content, string contentType)
{
    public const string JavaScript = "text/javascript; charset=utf-8";
    public const string StyleSheet = "text/css; charset=utf-8";

    private readonly Lazy<byte[]> brotli = new(() => Compress(content, static to => new BrotliStream(to, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]> gzip = new(() => Compress(content, static to => new GZipStream(to, CompressionLevel.SmallestSize)));

    public byte[] Content => content;

    private string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));

    public IResult Serve(HttpContext http)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Caching.Accepts(http, "br") ? Serve(http, "br", brotli.Value)
            : Caching.Accepts(http, "gzip") ? Serve(http, "gzip", gzip.Value)
            : Results.Bytes(content, contentType, entityTag: Tag("plain"));
    }

    private IResult Serve(HttpContext http, string encoding, byte[] compressed)
    {
        http.Response.Headers.ContentEncoding = encoding;
        return Results.Bytes(compressed, contentType, entityTag: Tag(encoding));
    }

    private EntityTagHeaderValue Tag(string encoding) => new($"\"{Hash}-{encoding}\"");

    private static byte[] Compress(byte[] content, Func<Stream, Stream> into)
    {
        var compressed = new MemoryStream();
        using (var packer = into(compressed))
        {
            packer.Write(content);
        }

        return compressed.ToArray();
    }
}
