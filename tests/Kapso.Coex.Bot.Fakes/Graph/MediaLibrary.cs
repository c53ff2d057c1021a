using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Fakes.Graph;

/// <summary>Files at Meta: an id for days, an address for minutes.</summary>
internal sealed class MediaLibrary(TimeProvider clock, TimeSpan addressLifetime, Func<Uri> host)
{
    private static readonly TimeSpan ReceivedLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan UploadedLifetime = TimeSpan.FromDays(30);
    private readonly ConcurrentDictionary<string, Media> kept = [];
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private long counted = 1_003_383_421_387_256;

    /// <param name="Until">When the id is forgotten.</param>
    internal sealed record Media(string Id, byte[] Bytes, string Type, byte[] Sha256, DateTimeOffset Until);

    public Media Keep(byte[] bytes, string type, bool uploaded = false)
    {
        var id = Interlocked.Increment(ref counted).ToString(CultureInfo.InvariantCulture);
        return kept[id] = new Media(id, bytes, type, SHA256.HashData(bytes), clock.GetUtcNow() + (uploaded ? UploadedLifetime : ReceivedLifetime));
    }

    public Media? Find(string id) => kept.TryGetValue(id, out var media) && media.Until > clock.GetUtcNow() ? media : null;

    public bool Forget(string id) => kept.TryRemove(id, out _);

    /// <summary>Shaped like those of lookaside.fbsbx.com.</summary>
    public Uri AddressOf(Media media)
    {
        var until = (clock.GetUtcNow() + addressLifetime).ToUnixTimeSeconds();
        return new Uri(host(), $"/whatsapp_business/attachments/?mid={media.Id}&ext={until}&hash={Seal(media.Id, until)}");
    }

    /// <summary>Null when the address is over, or was never given out.</summary>
    public Media? FindByAddress(string? id, string? until, string? hash) =>
        id is not null && long.TryParse(until, CultureInfo.InvariantCulture, out var seconds)
        && hash == Seal(id, seconds) && clock.GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(seconds)
            ? Find(id)
            : null;

    private string Seal(string id, long until) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{id}:{until}")))[..32];
}
