using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Kapso.Coex.Bot.Fakes.Kapso;

/// <summary>So many requests in a calendar minute, for all of the key.</summary>
internal sealed class RateLimit(int limit, TimeProvider clock)
{
    private readonly Lock gate = new();
    private long minute;
    private int used;

    public bool Allows(HttpResponse response)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            (minute, used) = now == minute ? (minute, used + 1) : (now, 1);
            response.Headers["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
            response.Headers["X-RateLimit-Remaining"] = Math.Max(0, limit - used).ToString(CultureInfo.InvariantCulture);
            if (used <= limit)
            {
                return true;
            }

            response.Headers.RetryAfter = "60";
            return false;
        }
    }
}
