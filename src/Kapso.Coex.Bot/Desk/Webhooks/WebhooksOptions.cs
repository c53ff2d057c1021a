using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Desk.Webhooks;

/// <summary>Other systems that want to know what becomes of escalations.</summary>
internal sealed class WebhooksOptions : IValidatableObject
{
    public const string Section = "Desk";

    /// <summary>Each is told of every event. None by default.</summary>
    public IReadOnlyList<Subscriber> Webhooks { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var place = 0; place < Webhooks.Count; place++)
        {
            if (Webhooks[place].Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            {
                yield return new ValidationResult($"Desk:Webhooks:{place}:Url must be an address that begins with https:// (or http://).");
            }

            if (Webhooks[place].Key is null)
            {
                yield return new ValidationResult(
                    $"Desk:Webhooks:{place}:Secret must be 'whsec_' and 24 to 64 bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)");
            }
        }
    }

    /// <summary>Where to, and the secret that signs what is sent there.</summary>
    internal sealed class Subscriber
    {
        private const string Prefix = "whsec_";

        public Uri? Url { get; init; }

        /// <summary>As Standard Webhooks writes it: <c>whsec_</c> and the key in base64. No default.</summary>
        public string? Secret { get; init; }

        /// <summary>Null where the secret is missing or malformed.</summary>
        public byte[]? Key
        {
            get
            {
                var key = new byte[64];
                return Secret is { } secret && secret.StartsWith(Prefix, StringComparison.Ordinal)
                    && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) && length >= 24
                    ? key[..length]
                    : null;
            }
        }
    }
}
