using Kapso.Coex.Bot.Engine.Conversations;
using SkiaSharp;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Tells by its content whether a file is a picture, and makes a new picture of it: what hid in the old one stays behind.</summary>
internal sealed class PictureCheck : IDisposable
{
    public const int LargestFile = 10 * 1024 * 1024;
    public const int MostPixels = 40_000_000;
    private const int ThumbnailSide = 320;

    // Forty million pixels are 160 MB in memory, so pictures are opened one after the other.
    private readonly SemaphoreSlim turn = new(1);

    public async Task<CheckedFile> Check(ReadOnlyMemory<byte> content, CancellationToken cancelled)
    {
        if (content.IsEmpty)
        {
            return new CheckedFile(FileVerdict.Empty);
        }

        if (content.Length > LargestFile)
        {
            return new CheckedFile(FileVerdict.TooLarge);
        }

        if (!LooksLikeAPicture(content.Span))
        {
            return new CheckedFile(FileVerdict.NotAPicture);
        }

        await turn.WaitAsync(cancelled);
        try
        {
            return Open(content.Span);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static bool LooksLikeAPicture(ReadOnlySpan<byte> content) =>
        content.StartsWith(PngSignature)
        || content.StartsWith(JpegSignature)
        || (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8));

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    private static CheckedFile Open(ReadOnlySpan<byte> content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
        {
            return new CheckedFile(FileVerdict.Broken);
        }

        // Only the header was read so far: a bomb is refused before it goes off.
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return new CheckedFile(FileVerdict.TooManyPixels);
        }

        using var decoded = new SKBitmap();
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, AlphaOf(codec), SKColorSpace.CreateSrgb());
        if (!decoded.TryAllocPixels(info) || codec.GetPixels(info, decoded.GetPixels()) != SKCodecResult.Success)
        {
            return new CheckedFile(FileVerdict.Broken);
        }

        using var upright = Upright.Turn(decoded, codec.EncodedOrigin);
        return new CheckedFile(FileVerdict.Picture, Encode(upright, codec.EncodedFormat));
    }

    private static SKAlphaType AlphaOf(SKCodec codec) =>
        codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;

    private static StoredFile Encode(SKBitmap picture, SKEncodedImageFormat cameAs)
    {
        // What was photographed stays a JPEG; screenshots, and all that is see-through, stay sharp as PNG.
        var asJpeg = cameAs != SKEncodedImageFormat.Png && picture.AlphaType == SKAlphaType.Opaque;
        return asJpeg
            ? new StoredFile("image/jpeg", picture.Width, picture.Height, Encode(picture, SKEncodedImageFormat.Jpeg, 90), Thumbnail(picture))
            : new StoredFile("image/png", picture.Width, picture.Height, Encode(picture, SKEncodedImageFormat.Png, 100), Thumbnail(picture));
    }

    private static byte[] Encode(SKBitmap picture, SKEncodedImageFormat format, int quality)
    {
        using var encoded = picture.Encode(format, quality);
        return encoded.ToArray();
    }

    private static byte[] Thumbnail(SKBitmap picture)
    {
        var scale = Math.Min(1f, ThumbnailSide / (float)Math.Max(picture.Width, picture.Height));
        var width = Math.Max(1, (int)(picture.Width * scale));
        var height = Math.Max(1, (int)(picture.Height * scale));
        using var small = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(small);
        using var image = SKImage.FromPixels(picture.PeekPixels());
        canvas.Clear(SKColors.White);
        canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        return Encode(small, SKEncodedImageFormat.Jpeg, 80);
    }
}
