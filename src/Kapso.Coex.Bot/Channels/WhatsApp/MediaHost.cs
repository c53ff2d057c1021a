namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>
/// Tells where the key may go. A webhook names an address, and whoever could name any would get the key, or have us knock at doors inside
/// our own network.
/// </summary>
internal static class MediaHost
{
    /// <summary>The address when it is one of the account's; null for every other.</summary>
    public static Uri? Trusted(string? address, GraphAccount account) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (IsConfigured(uri, account) || IsMediaHost(uri, address, account)) ? uri : null;

    private static bool IsConfigured(Uri uri, GraphAccount account) =>
        account.Bases.Any(trusted => Uri.Compare(uri, trusted, UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0);

    // Names in ASCII only: what a reader of addresses turns into another name, the next one may turn into a third.
    private static bool IsMediaHost(Uri uri, string address, GraphAccount account) =>
        uri is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
        && address.All(char.IsAscii)
        && uri.Host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
        && !uri.Host.Contains("..", StringComparison.Ordinal)
        && account.MediaHosts.Any(host => host[0] == '.'
            ? uri.Host.Length > host.Length && uri.Host[0] != '.' && uri.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
            : uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase));
}
