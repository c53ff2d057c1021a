using Microsoft.Net.Http.Headers;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Hands a picture to who may see it.</summary>
internal static class ServedFile
{
    /// <summary>Only what we encoded ourselves is served; should that fail us one day, the browser still runs nothing and keeps nothing.</summary>
    public static IResult Serve(this StoredFile file, HttpContext http, bool asThumbnail = false)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        headers["Referrer-Policy"] = "no-referrer";
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(asThumbnail ? Path.ChangeExtension(file.Name, ".jpg") : file.Name);
        headers.ContentDisposition = disposition.ToString();
        return asThumbnail ? Results.Bytes(file.Thumbnail, StoredFile.ThumbnailType) : Results.Bytes(file.Content, file.ContentType);
    }
}
