using Microsoft.Extensions.Options;

namespace Kapso.Coex.Bot.Channels.Widget;

/// <summary>Tells from which site a browser calls, and whether it may. Callers that are no browsers name no site.</summary>
internal sealed class Origins(IOptions<WidgetOptions> options)
{
    /// <summary>
    /// Without a list any site may call, as with Microsoft's own service: a token opens one conversation and no cookie goes with it.
    /// With a list, only those on it and our own pages.
    /// </summary>
    public bool Allows(HttpRequest request) =>
        options.Value.AllowedOrigins.Count == 0 || From(request) is not { } origin || IsOwn(request, origin) || IsListed(options.Value.AllowedOrigins, origin);

    /// <summary>For the Content-Security-Policy of what those sites may frame. Browsers hold to it, whatever the page says that embeds us.</summary>
    public string FrameAncestors =>
        options.Value.AllowedOrigins is { Count: > 0 } listed ? $"frame-ancestors 'self' {string.Join(' ', listed)}" : "frame-ancestors *";

    /// <summary>True when the pass may be used from where this call comes.</summary>
    public static bool Fits(Pass pass, HttpRequest request) =>
        pass.Origins.Count == 0 || From(request) is not { } origin || IsOwn(request, origin) || IsListed(pass.Origins, origin);

    // Of two origins neither is believed: together they are on no list.
    public static string? From(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    // Only host and port are compared: behind a proxy that ends TLS our own scheme is not the browser's.
    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && HostString.FromUriComponent(address) is var host
        && (host.Equals(request.Host) || (address.IsDefaultPort && new HostString(address.Host).Equals(request.Host)));

    private static bool IsListed(IReadOnlyList<string> origins, string origin) => origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
