using System.Globalization;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Microsoft's Web Chat as the build got it from npm: one file beside the application, untouched, and the same compressed.</summary>
internal sealed class WebChat
{
    private readonly string path = Path.Combine(AppContext.BaseDirectory, "webchat.js");

    public bool IsThere => File.Exists(path);

    /// <summary>Changes when the file does, so that browsers may keep it for ever.</summary>
    public string Version => IsThere ? new FileInfo(path).Length.ToString("x", CultureInfo.InvariantCulture) : "";

    public IResult Serve(HttpContext http)
    {
        if (!IsThere)
        {
            return Results.NotFound();
        }

        Caching.ForEver(http);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        foreach (var (encoding, extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (Caching.Accepts(http, encoding) && File.Exists(path + extension))
            {
                http.Response.Headers.ContentEncoding = encoding;
                return Results.File(path + extension, PageFile.JavaScript);
            }
        }

        return Results.File(path, PageFile.JavaScript);
    }
}
