using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>Tells Meta's and Kapso's webhooks from everyone else's. More than one secret while an old one is being replaced.</summary>
internal sealed class WebhookSecrets
{
    private readonly byte[][] secrets;

    /// <param name="setting">One secret, or several with commas between.</param>
    // A secret with a comma in it could not be told from two. Those that Meta and Kapso make are hex.
    public WebhookSecrets(string? setting) =>
        secrets = [.. Split(setting).Where(secret => secret.Length > 0).Select(Encoding.UTF8.GetBytes)];

    public static string[] Split(string? setting) => setting?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Over the bytes as they came: Meta signs the escaped form, which nobody can write again exactly.</summary>
    public bool Signed(ReadOnlySpan<byte> body, ReadOnlySpan<byte> hash)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signed = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, body, expected);
            signed |= CryptographicOperations.FixedTimeEquals(expected, hash);
        }

        return signed;
    }
}
