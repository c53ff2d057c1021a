using SkiaSharp;

namespace Kapso.Coex.Bot.Tests.Evidence;

/// <summary>Pictures as customers send them.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height) => Encode(width, height, SKEncodedImageFormat.Png);

    /// <summary>Left half red, right half blue.</summary>
    public static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var blue = new SKPaint { Color = SKColors.Blue };
        canvas.Clear(SKColors.Red);
        canvas.DrawRect(SKRect.Create(width / 2, 0, width, height), blue);
        canvas.Flush();
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG as a phone that is held upright makes it: lying, with a word (EXIF orientation 6) that it has to be turned.</summary>
    public static byte[] Lying(int width, int height)
    {
        ReadOnlySpan<byte> turnRight =
        [
            0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        var jpeg = Encode(width, height, SKEncodedImageFormat.Jpeg);
        return [.. jpeg.AsSpan(0, 2), .. turnRight, .. jpeg.AsSpan(2)];
    }
}
