using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Kapso.Coex.Bot.Proxies;

/// <summary>Which machines stand between the product and the world, and are believed when they say for whom they ask.</summary>
internal sealed class ProxiesOptions : IValidatableObject
{
    public const string Section = "Proxies";

    /// <summary>Their addresses, or networks such as <c>10.0.0.0/8</c>. None by default: then nobody is believed.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Known
        .Where(known => !IPAddress.TryParse(known, out _) && !IPNetwork.TryParse(known, out _))
        .Select(known => new ValidationResult(
            $"Proxies:Known has '{known}', which is neither an address nor a network. Write 10.0.0.7, or 10.0.0.0/8 with nothing set after its eighth bit."));
}
