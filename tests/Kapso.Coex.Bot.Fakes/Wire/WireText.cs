using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kapso.Coex.Bot.Fakes.Wire;

/// <summary>The bytes that go over the wire, and that are signed.</summary>
internal static class WireText
{
    private static readonly JsonSerializerOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 as it is, which is how Kapso writes.</summary>
    public static byte[] Plain(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Plainly));

    /// <summary>Meta's way: everything beyond ASCII as lower-case <c>\uXXXX</c>, and <c>/</c> as <c>\/</c>.</summary>
    public static byte[] Escaped(JsonNode node)
    {
        var plain = node.ToJsonString(Plainly);
        var escaped = new StringBuilder(plain.Length + 64);
        for (var at = 0; at < plain.Length; at++)
        {
            // An escape that is there already stays, in lower case. Slashes stand in strings only.
            if (plain[at] == '\\')
            {
                var length = plain[at + 1] == 'u' ? 6 : 2;
                escaped.Append(length == 6 ? plain.Substring(at, length).ToLowerInvariant() : plain.Substring(at, length));
                at += length - 1;
            }
            else if (plain[at] == '/')
            {
                escaped.Append("\\/");
            }
            else if (plain[at] > '~')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)plain[at]:x4}");
            }
            else
            {
                escaped.Append(plain[at]);
            }
        }

        return Encoding.ASCII.GetBytes(escaped.ToString());
    }
}
