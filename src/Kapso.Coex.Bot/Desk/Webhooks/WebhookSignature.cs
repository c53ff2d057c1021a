using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>Signs as Standard Webhooks says, so that receivers check it with a library that exists: https://www.standardwebhooks.com</summary>
internal static class WebhookSignature
{
    public static string Of(byte[] key, string id, DateTimeOffset at, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.{body}");
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
    }
}
