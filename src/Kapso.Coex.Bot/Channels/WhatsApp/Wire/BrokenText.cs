using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Wire;

/// <summary>
/// Makes every text of a body readable: a character that somebody cut in half becomes U+FFFD, and costs itself instead of the message.
/// </summary>
// System.Text.Json reads past such characters and throws when the text is asked for, in whatever place that is.
internal static class BrokenText
{
    private const int EscapeLength = 6;

    /// <summary>The body itself where nothing is broken, which is nearly always.</summary>
    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body["\uFEFF"u8.Length..];
        }

        if (!Utf8.IsValid(body.Span))
        {
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span));
        }

        return MendEscapes(body);
    }

    private static ReadOnlyMemory<byte> MendEscapes(ReadOnlyMemory<byte> body)
    {
        byte[]? mended = null;
        var json = body.Span;
        for (var at = 0; Next(json, at) is var found and >= 0;)
        {
            var unit = Escaped(json[found..]);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Escaped(json[(found + EscapeLength)..])))
            {
                at = found + (2 * EscapeLength);
                continue;
            }

            if (char.IsSurrogate(unit))
            {
                mended ??= body.ToArray();
                @"\ufffd"u8.CopyTo(mended.AsSpan(found));
            }

            at = found + (unit == default ? 2 : EscapeLength);
        }

        return mended ?? body;
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var next = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return next < 0 ? -1 : from + next;
    }

    /// <summary>The UTF-16 unit of the escape that stands here; none where it is another escape.</summary>
    private static char Escaped(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json.StartsWith(@"\u"u8)
        && Utf8Parser.TryParse(json.Slice(2, 4), out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : default;
}
