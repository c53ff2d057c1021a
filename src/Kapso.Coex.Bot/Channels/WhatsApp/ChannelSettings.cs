using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Channels.WhatsApp;

/// <summary>What is checked of both ways to WhatsApp before the first request. A value is never repeated: it may be a secret.</summary>
internal static partial class ChannelSettings
{
    public static IReadOnlyList<string> Missing(string section, params (string Name, string? Value)[] settings) =>
        [.. settings.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => $"{section}:{setting.Name}")];

    public static IEnumerable<ValidationResult> PhoneNumberId(string section, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && !Id.IsMatch(value))
        {
            yield return new ValidationResult(
                $"{section}:PhoneNumberId is not an id of Meta's: digits only, and not the phone number. Copy 'Phone number ID' from the number's page.");
        }
    }

    public static IEnumerable<ValidationResult> Secret(string section, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && value.Any(letter => letter is <= ' ' or > '~'))
        {
            yield return new ValidationResult($"{section}:{name} has a blank or a letter that no header can carry. Copy it again, without line breaks.");
        }
    }

    /// <summary>One secret, or several with commas between while an old one is being replaced.</summary>
    public static IEnumerable<ValidationResult> SigningSecrets(string section, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && WebhookSecrets.Split(value).Any(secret => secret.Length == 0 || secret.Any(char.IsWhiteSpace)))
        {
            yield return new ValidationResult($"{section}:{name} has a blank or an empty secret. Write one, or several with a comma between two.");
        }
    }

    public static IEnumerable<ValidationResult> Address(string section, string name, Uri? value)
    {
        if (value is not { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
        {
            yield return new ValidationResult($"{section}:{name} is not an address. Write scheme, host and path, and nothing after, such as https://graph.facebook.com");
        }
    }

    public static IEnumerable<ValidationResult> GraphVersion(string section, string? value)
    {
        if (value is null || !Version.IsMatch(value))
        {
            yield return new ValidationResult($"{section}:GraphVersion is not a version of Meta's Graph API. Write it as v25.0.");
        }
    }

    [GeneratedRegex(@"^\d{5,20}\z")]
    private static partial Regex Id { get; }

    [GeneratedRegex(@"^v\d{1,3}\.\d{1,2}\z")]
    private static partial Regex Version { get; }
}
