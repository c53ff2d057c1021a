namespace Kapso.Coex.Bot.Evidence;

/// <summary>A picture as we made it from what was sent: nothing a stranger uploaded is ever served as it came.</summary>
internal sealed record StoredFile(string ContentType, int Width, int Height, byte[] Content, byte[] Thumbnail)
{
    /// <summary>Thumbnails are always of this type.</summary>
    public const string ThumbnailType = "image/jpeg";

    /// <summary>What its sender called it, with the ending of what it is now.</summary>
    public string Name { get; init; } = "file";
}
