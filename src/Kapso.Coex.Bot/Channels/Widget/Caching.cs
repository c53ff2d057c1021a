namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>How long browsers may keep what they were given, and in which packing they take it.</summary>
internal static class Caching
{
    /// <summary>For addresses that change with their content.</summary>
    public static void ForEver(HttpContext http) => Say(http, "public, max-age=31536000, immutable");

    /// <summary>For an address that stands in other people's pages: a change counts within minutes, and nobody waits to learn that there is none.</summary>
    public static void ForMinutes(HttpContext http) => Say(http, "public, max-age=600, stale-while-revalidate=86400");

    public static bool Accepts(HttpContext http, string encoding) =>
        http.Request.Headers.AcceptEncoding.ToString().Contains(encoding, StringComparison.OrdinalIgnoreCase);

    private static void Say(HttpContext http, string policy)
    {
        http.Response.Headers.CacheControl = policy;
        http.Response.Headers.Vary = "Accept-Encoding";
    }
}
