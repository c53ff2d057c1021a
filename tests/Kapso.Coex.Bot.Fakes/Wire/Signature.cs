using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Fakes.Wire;

/// <summary>HMAC-SHA256 over the bytes that are sent, in lower-case hex.</summary>
internal static class Signature
{
    public static string Of(byte[] body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static string MetasOf(byte[] body, string secret) => $"sha256={Of(body, secret)}";
}
