using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>What stands in one place of the template's body.</summary>
internal sealed partial class TemplateParameter
{
    private const string CustomersName = "{name}";
    private const int LongestName = 60;

    /// <summary>The place's name, where the template's places have names; else they are filled in their order.</summary>
    public string? Name { get; init; }

    /// <summary>As it is to stand there. <c>{name}</c> is the customer's name.</summary>
    public string Text { get; init; } = "";

    /// <summary>What stands there instead when a name is asked for and not known. Meta takes no empty place.</summary>
    public string? Otherwise { get; init; }

    public IEnumerable<ValidationResult> Validate(string setting)
    {
        if (Name is not null && !PlaceName.IsMatch(Name))
        {
            yield return new ValidationResult($"{setting}:Name is no name of a place in a template: small letters, digits and underscores, such as customer_name.");
        }

        if (!IsTaken(Text))
        {
            yield return new ValidationResult($"{setting}:Text is empty, or has a line break. Meta takes neither in a template's place.");
        }

        if (Text.Contains(CustomersName, StringComparison.Ordinal) && !IsTaken(Otherwise))
        {
            yield return new ValidationResult($"{setting}:Otherwise has to say what stands there for a customer whose name is not known.");
        }
    }

    /// <param name="customer">The profile's name: the customer's own words, so that anything may be in it.</param>
    public Outgoing.Template.Filled For(string? customer)
    {
        var name = string.Join(' ', WhatsAppText.Plain(customer ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new Outgoing.Template.Filled(
            Name, name.Length > 0 ? Text.Replace(CustomersName, Division.Cut(name, LongestName), StringComparison.Ordinal) : Otherwise ?? Text);
    }

    private static bool IsTaken(string? text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    [GeneratedRegex(@"^[a-z0-9_]{1,60}\z")]
    private static partial Regex PlaceName { get; }
}
