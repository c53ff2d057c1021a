using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>
/// Makes addresses that open by themselves for a short time, because a browser sends no header with a picture or a WebSocket.
/// </summary>
internal sealed class Seals(SigningKey key, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, long> broken = new();
    private readonly long began = clock.GetUtcNow().ToUnixTimeSeconds();
    private long lastSwept = clock.GetUtcNow().ToUnixTimeSeconds();

    public string Make(string address, TimeSpan lasts)
    {
        var expires = (clock.GetUtcNow() + lasts).ToUnixTimeSeconds();
        var stamp = $"{expires.ToString(CultureInfo.InvariantCulture)}.{Names.Random()}";
        return $"{stamp}.{Sign(address, stamp)}";
    }

    public bool Holds(string address, string? seal) => Expiry(address, seal) is not null;

    /// <summary>The same, for an address that opens once.</summary>
    /// <param name="lasts">What it was made for. Which ones were broken before a restart nobody knows, so those of then open nothing.</param>
    public bool Break(string address, string? seal, TimeSpan lasts)
    {
        if (Expiry(address, seal) is not { } expires || expires - (long)lasts.TotalSeconds < began)
        {
            return false;
        }

        Sweep();
        return broken.TryAdd(seal!, expires);
    }

    private long? Expiry(string address, string? seal)
    {
        if (seal?.Split('.') is not [var expires, var nonce, var signature]
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            || until <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return null;
        }

        var expected = Sign(address, $"{expires}.{nonce}");
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)) ? until : null;
    }

    private string Sign(string address, string stamp) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key.Bits.Span, Encoding.UTF8.GetBytes($"seal\n{address}\n{stamp}")));

    private void Sweep()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (now - Interlocked.Read(ref lastSwept) < 60)
        {
            return;
        }

        Interlocked.Exchange(ref lastSwept, now);
        foreach (var (seal, expires) in broken)
        {
            if (expires <= now)
            {
                broken.TryRemove(seal, out _);
            }
        }
    }
}
