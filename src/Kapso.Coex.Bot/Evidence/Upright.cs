using SkiaSharp;

namespace Kapso.Coex.Bot.Evidence;

/// <summary>Turns a picture the way its camera noted it; the note itself is lost with the rest of the metadata.</summary>
internal static class Upright
{
    /// <summary>The same picture, upright. Always a bitmap of its own, for the caller to dispose.</summary>
    public static SKBitmap Turn(SKBitmap picture, SKEncodedOrigin origin)
    {
        var sideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = sideways ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var upright = new SKBitmap(picture.Info.WithSize(width, height));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromPixels(picture.PeekPixels());
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(MatrixFor(origin, width, height));
        canvas.DrawImage(image, 0, 0);
        canvas.Flush();
        return upright;
    }

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
