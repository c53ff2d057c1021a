using QRCoder;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>A QR code as part of a page, without a style or a script.</summary>
internal static class QrPicture
{
    /// <summary>Nothing of the text stands in it but dots.</summary>
    public static string Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // with the quiet zone around it
        var dots = from y in Enumerable.Range(0, rows.Count) from x in Enumerable.Range(0, rows[y].Count) where rows[y][x] select $"M{x} {y}h1v1h-1z";
        return $"""<svg class="qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="QR" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="{string.Concat(dots)}" fill="#000"/></svg>""";
    }
}
