using System.IO.Compression;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Microsoft's Web Chat as the build got it from npm: one file beside the application, untouched.</summary>
internal sealed class WebChat
{
    private readonly string path = Path.Combine(AppContext.BaseDirectory, "webchat.js");
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public WebChat()
    {
        // The fastest level is a second of work once; the smallest one would be eight for the first visitor.
        brotli = new(() => Compress(static to => new BrotliStream(to, CompressionLevel.Optimal)));
        gzip = new(() => Compress(static to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    public bool IsThere => File.Exists(path);

    /// <summary>Changes when the file does, so that browsers may keep it for ever.</summary>
    public string Version => IsThere ? new FileInfo(path).Length.ToString("x", System.Globalization.CultureInfo.InvariantCulture) : "";

    public IResult Serve(HttpContext http)
    {
        if (!IsThere)
        {
            return Results.NotFound();
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        return accepted switch
        {
            _ when accepted.Contains("br", StringComparison.OrdinalIgnoreCase) => Compressed(http, "br", brotli),
            _ when accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) => Compressed(http, "gzip", gzip),
            _ => Results.File(path, "text/javascript"),
        };
    }

    private static IResult Compressed(HttpContext http, string encoding, Lazy<byte[]> content)
    {
        http.Response.Headers.ContentEncoding = encoding;
        return Results.Bytes(content.Value, "text/javascript");
    }

    private byte[] Compress(Func<Stream, Stream> into)
    {
        var compressed = new MemoryStream();
        using (var packer = into(compressed))
        using (var file = File.OpenRead(path))
        {
            file.CopyTo(packer);
        }

        return compressed.ToArray();
    }
}
