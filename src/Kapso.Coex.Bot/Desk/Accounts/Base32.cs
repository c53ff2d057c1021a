using System.Text;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>Keys of authenticator apps as people can type them: RFC 4648 without padding.</summary>
internal static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;
    private const int BitsPerByte = 8;

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = ((buffer << BitsPerByte) | one, bits + BitsPerByte);
            while (bits >= BitsPerLetter)
            {
                bits -= BitsPerLetter;
                text.Append(Letters[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Letters[(buffer << (BitsPerLetter - bits)) & 31]).ToString();
    }

    public static byte[] Read(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in text)
        {
            (buffer, bits) = ((buffer << BitsPerLetter) | Letters.IndexOf(letter), bits + BitsPerLetter);
            if (bits >= BitsPerByte)
            {
                bits -= BitsPerByte;
                bytes.Add((byte)(buffer >> bits));
            }

            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
