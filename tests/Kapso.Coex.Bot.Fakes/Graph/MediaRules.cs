using System.Text.Json.Nodes;
using Kapso.Coex.Bot.Fakes.Wire;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Meta's rules for files that a business sends or uploads.</summary>
internal static class MediaRules
{
    private const int Megabyte = 1024 * 1024;

    private static readonly (string Kind, int Most, string[] Types)[] Uploads =
    [
        ("image", 5 * Megabyte, ["image/jpeg", "image/png"]),
        ("audio", 16 * Megabyte, ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"]),
        ("video", 16 * Megabyte, ["video/mp4", "video/3gpp"]),
        ("sticker", Megabyte / 2, ["image/webp"]),
        ("document", 100 * Megabyte,
        [
            "text/plain", "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ]),
    ];

    public static MetaError? Check(string kind, JsonNode? media) =>
        Source(kind, media)
        ?? (media.At("caption") is null ? null
            : kind is not ("image" or "video" or "document") ? MetaErrors.Invalid($"{kind} takes no caption")
            : MessageRules.Length(media.Text("caption"), 1024, "Caption"))
        ?? (media.At("filename") is null ? null : MessageRules.Length(media.Text("filename"), 240, "Filename"));

    public static MetaError? Source(string kind, JsonNode? media) => (media.Text("id"), media.Text("link")) switch
    {
        (null, null) => MetaErrors.Missing($"{kind} needs an id or a link"),
        ({ Length: > 0 }, null) => null,
        (null, { } link) when IsWebAddress(link) => null,
        _ => MetaErrors.Invalid($"{kind} needs either the id of an upload or a link"),
    };

    public static MetaError? Upload(string type, long length)
    {
        var bare = type.Split(';')[0].Trim();
        var rule = Uploads.FirstOrDefault(rule => rule.Types.Contains(bare));
        return rule.Kind is null ? MetaErrors.Parameter($"Param file must be a file with one of the following types: {string.Join(", ", Uploads.SelectMany(one => one.Types))}. Received file of type '{bare}'.")
            : length > rule.Most ? MetaErrors.Of(131053, $"{rule.Kind} must not be larger than {rule.Most} bytes")
            : null;
    }

    public static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
