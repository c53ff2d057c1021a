using System.Security.Cryptography;
using Kapso.Coex.Bot.Channels.Widget;

namespace Kapso.Coex.Bot.Desk.Pages;

/// <summary>What the desk's pages load: our style and script, and Blazor's script. They travel inside the program, so every way to start it has them.</summary>
internal static class DeskFiles
{
    private const string Prefix = "Desk.";
    private const string Folder = "/desk/files";

    private static readonly Lazy<Dictionary<string, PageFile>> Files = new(static () => typeof(DeskFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], name => new PageFile(Read(name), Path.GetExtension(name) == ".js" ? PageFile.JavaScript : PageFile.StyleSheet)));

    private static readonly Lazy<string> Version = new(static () => VersionOf(Files.Value));

    /// <summary>Changes with the content, so that browsers keep the file until then.</summary>
    public static string Address(string name) => $"{Folder}/{Version.Value}/{name}";

    public static void Map(WebApplication app) => app.MapGet($"{Folder}/{{version}}/{{name}}", Serve).AllowAnonymous();

    private static IResult Serve(string version, string name, HttpContext http)
    {
        if (!Files.Value.TryGetValue(name, out var file))
        {
            return Results.NotFound();
        }

        if (version == Version.Value)
        {
            Caching.ForEver(http);
        }
        else
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        return file.Serve(http);
    }

    private static string VersionOf(Dictionary<string, PageFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, file) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(file.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(DeskFiles).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
