using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>A customer's photo or document that still lies at Meta or Kapso, as the outbox keeps it.</summary>
internal sealed record FileToFetch(string Channel, string Id, string? Url, byte[]? Sha256, string ContentType, string FileName, string? Caption, string? Locale)
{
    public static string Write(string channel, Said.File file, string? locale)
    {
        var media = file.Media;
        var (caption, _) = Engine.Conversations.Secrets.Remove(file.Caption ?? "");
        return JsonSerializer.Serialize(
            new FileToFetch(
                channel, media.Id, media.Url, media.Sha256, Widget.FileName.CleanType(media.ContentType), Widget.FileName.Clean(media.FileName), caption, locale),
            FileToFetchJson.Default.FileToFetch);
    }

    public static FileToFetch Read(string json) =>
        JsonSerializer.Deserialize(json, FileToFetchJson.Default.FileToFetch) ?? throw new InvalidDataException("A file to fetch is not kept as it should be.");

    public MediaReference Media => new(Id, Url, Sha256, ContentType, FileName);
}

[JsonSerializable(typeof(FileToFetch))]
internal sealed partial class FileToFetchJson : JsonSerializerContext;
