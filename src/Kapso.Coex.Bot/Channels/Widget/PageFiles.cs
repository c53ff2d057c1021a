using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>What the widget's pages are made of, as it stands in Page/.</summary>
internal static class PageFiles
{
    private const string Prefix = "Widget.";

    // In this order: the later ones use what the earlier ones name.
    private static readonly string[] LauncherParts = ["launcher-texts.js", "launcher-style.js", "launcher-panel.js", "launcher.js"];

    private static readonly Dictionary<string, PageFile> Files = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && Path.GetExtension(name) is ".js" or ".css")
        .ToDictionary(name => name[Prefix.Length..], name => new PageFile(Read(name), Path.GetExtension(name) == ".js" ? PageFile.JavaScript : PageFile.StyleSheet));

    /// <summary>Stands in the addresses of all files, so that a page never mixes files of two releases.</summary>
    public static string Version { get; } = VersionOf(Files);

    /// <summary>One script for other people's pages, and one function, so that it leaves no names behind.</summary>
    public static PageFile Launcher { get; } = new(
        Encoding.UTF8.GetBytes($"(() => {{\n'use strict';\n{string.Concat(LauncherParts.Select(part => Encoding.UTF8.GetString(Files[part].Content)))}}})();\n"),
        PageFile.JavaScript);

    public static PageFile? Find(string name) => Files.GetValueOrDefault(name);

    /// <summary>The HTML of a page.</summary>
    public static string Page(string name) => Encoding.UTF8.GetString(Read(Prefix + name));

    private static string VersionOf(Dictionary<string, PageFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, file) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(file.Content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
