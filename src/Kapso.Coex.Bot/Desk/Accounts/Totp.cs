using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Kapso.Coex.Bot.Desk.Accounts;

/// <summary>The six digits that an authenticator app shows for half a minute: RFC 6238 with what every app supports (SHA-1, 30 s).</summary>
internal static class Totp
{
    private const int Digits = 6;
    private const int Million = 1_000_000;
    private const int Drift = 1;

    // Not the half minute before the first: a person without any has 0.
    private static readonly long Period = (long)TimeSpan.FromSeconds(30).TotalSeconds;

    public static long HalfMinute(DateTimeOffset now) => now.ToUnixTimeSeconds() / Period;

    /// <summary>The half minute of which this is the code; null where it is none of about now, or not after <paramref name="last"/>.</summary>
    public static long? Verify(byte[] key, string code, DateTimeOffset now, long last)
    {
        var current = HalfMinute(now);
        long? found = null;
        for (var step = current - Drift; step <= current + Drift; step++)
        {
            // All of them in any case, and each in the same time.
            var fits = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(Code(key, step)), System.Text.Encoding.UTF8.GetBytes(code));
            found = fits && step > last ? step : found;
        }

        return found;
    }

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what the apps know; as an HMAC of a random key it holds.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Million).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
