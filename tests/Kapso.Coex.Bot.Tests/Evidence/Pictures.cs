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
}
