using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>What a webhook's header claims its signature to be: the hash, or why it is none.</summary>
internal readonly record struct SignatureClaim(byte[]? Hash, string? Trouble)
{
    private const int HashLength = 32;

    /// <param name="prefix"><c>sha256=</c>, in any case, or nothing. Another algorithm is no signature.</param>
    public static SignatureClaim Read(StringValues header, string prefix)
    {
        if (header.Count == 0)
        {
            return new SignatureClaim(null, "missing");
        }

        // Of two signatures nobody knows which one a proxy in between would have checked.
        if (header.Count > 1 || header[0] is not { } written)
        {
            return new SignatureClaim(null, "doubled");
        }

        var hash = new byte[HashLength];
        return written.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && written.Length == prefix.Length + (2 * HashLength)
            && Convert.FromHexString(written.AsSpan(prefix.Length), hash, out _, out _) == OperationStatus.Done
            ? new SignatureClaim(hash, null)
            : new SignatureClaim(null, "malformed");
    }
}
