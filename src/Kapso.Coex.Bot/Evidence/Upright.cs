using SkiaSharp;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Turns a picture the way its camera noted it, and makes it as small as is still easily read; the note itself is lost with the rest of the metadata.</summary>
internal static class Upright
{
    /// <summary>What a screen shows. A phone's photo has twice as much.</summary>
    private const int LongestSide = 2560;

    /// <summary>A screenshot of a whole page is a long strip: made short enough, nobody could read it any more.</summary>
    private const int ReadableWidth = 1080;

    /// <summary>The same picture, upright. Always a bitmap of its own, for the caller to dispose.</summary>
    public static SKBitmap Turn(SKBitmap picture, SKEncodedOrigin origin)
    {
        var sideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = sideways ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = ScaleFor(width, height);
        var upright = new SKBitmap(picture.Info.WithSize(Shrunk(width, scale), Shrunk(height, scale)));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromPixels(picture.PeekPixels());
        canvas.Clear(SKColors.Transparent);
        canvas.Scale(upright.Width / (float)width, upright.Height / (float)height);
        canvas.Concat(MatrixFor(origin, width, height));
        canvas.DrawImage(image, 0, 0, scale < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : SKSamplingOptions.Default);
        canvas.Flush();
        return upright;
    }

    private static float ScaleFor(int width, int height) =>
        Math.Min(1f, Math.Max(LongestSide / (float)Math.Max(width, height), ReadableWidth / (float)Math.Min(width, height)));

    private static int Shrunk(int side, float scale) => Math.Max(1, (int)MathF.Round(side * scale));

    // Rows are: what becomes of x, what becomes of y. TIFF 6.0 numbers the eight ways in which a camera can be held.
    private static SKMatrix MatrixFor(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
