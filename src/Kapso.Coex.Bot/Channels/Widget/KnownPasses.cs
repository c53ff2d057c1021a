using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>
/// What good tokens say, so that a signature is checked once and not with every call. Whether a token is over is asked each time.
/// </summary>
internal sealed class KnownPasses
{
    // Some 5 MB when full; then everything is forgotten, and each token is checked once more.
    private const int Most = 16_384;
    private readonly ConcurrentDictionary<UInt128, DatedPass> passes = new();

    public DatedPass? Find(string token) => passes.GetValueOrDefault(Fingerprint(token));

    public void Keep(string token, DatedPass pass)
    {
        if (passes.Count >= Most)
        {
            passes.Clear();
        }

        passes[Fingerprint(token)] = pass;
    }

    // Half of a SHA-256 is still more than anybody can forge, and a fifth of the token's size.
    private static UInt128 Fingerprint(string token) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A pass, and until when it is good.</summary>
internal sealed record DatedPass(Pass Pass, DateTimeOffset Until);
