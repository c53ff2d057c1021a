using System.Globalization;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>How far a client has read: the sequence of the last message that it saw.</summary>
internal static class Watermark
{
    /// <summary>Zero, which is everything, for none, for <c>-</c> and for what is not ours: a client that lost its place reads again from the start.</summary>
    public static long Read(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
}
