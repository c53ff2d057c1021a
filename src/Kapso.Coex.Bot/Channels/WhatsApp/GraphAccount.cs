using Kapso.Coex.Bot.Channels.Kapso;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>One number and the way to it: Meta's own address with a token, or Kapso's with a key. Never printed, so that its key is not.</summary>
internal sealed class GraphAccount
{
    private readonly Uri root;
    private readonly (string Name, string Value) key;

    private GraphAccount(string name, Uri baseUrl, string version, string? phoneNumberId, (string Name, string Value) key)
    {
        Name = name;
        PhoneNumberId = phoneNumberId ?? throw new ArgumentException($"{name} has no PhoneNumberId, so nothing can be sent.", nameof(phoneNumberId));
        root = new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{version}/");
        this.key = !key.Value.Any(char.IsControl) ? key : throw new ArgumentException($"{name}'s key has a line break or another invisible character in it.", nameof(key));
    }

    /// <summary>Who answers there, for messages to a person: Meta or Kapso.</summary>
    public string Name { get; }

    public string PhoneNumberId { get; }

    /// <summary>Kapso sends to phones, and not to scoped ids.</summary>
    public bool OnlyToPhones { get; private init; }

    /// <summary>Configured addresses: trusted as they are.</summary>
    public required IReadOnlyList<Uri> Bases { get; init; }

    /// <summary>Where its files lie, beside <see cref="Bases"/>: names of hosts; a dot in front means all below.</summary>
    public required IReadOnlyList<string> MediaHosts { get; init; }

    public static GraphAccount Of(WhatsAppOptions options) =>
        new("Meta", options.GraphBaseUrl, options.GraphVersion, options.PhoneNumberId, ("Authorization", $"Bearer {options.AccessToken}"))
        {
            Bases = [options.GraphBaseUrl],
            MediaHosts = ["graph.facebook.com", ".fbsbx.com"],
        };

    public static GraphAccount Of(KapsoOptions options) =>
        new("Kapso", options.MetaBaseUrl, options.GraphVersion, options.PhoneNumberId, ("X-API-Key", $"{options.ApiKey}"))
        {
            Bases = [options.MetaBaseUrl, options.PlatformBaseUrl],
            MediaHosts = [".kapso.ai"],
            OnlyToPhones = true,
        };

    public Uri Messages => new(root, $"{PhoneNumberId}/messages");

    /// <summary>Where files are handed over before they are sent.</summary>
    public Uri Uploads => new(root, $"{PhoneNumberId}/media");

    /// <param name="id">Only letters, digits, hyphens and underscores: see <see cref="MediaDownload"/>.</param>
    public Uri Media(string id) => new(root, $"{id}?phone_number_id={PhoneNumberId}");

    /// <summary>Without a check, because the message of a failed check would show the key.</summary>
    public void Sign(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation(key.Name, key.Value);
}
