namespace Kapso.Coex.Bot.Evidence;

/// <summary>A picture as we made it from what was sent: nothing a stranger uploaded is ever served as it came.</summary>
internal sealed record StoredFile(string ContentType, int Width, int Height, byte[] Content, byte[] Thumbnail)
{
    /// <summary>Thumbnails are always of this type.</summary>
    public const string ThumbnailType = "image/jpeg";
}
