using System.ComponentModel.DataAnnotations;

namespace Kapso.Coex.Bot.Channels.WhatsApp.Post;

/// <summary>How messages are carried out to WhatsApp.</summary>
internal sealed class DeliveryOptions : IValidatableObject
{
    public const string Section = "Delivery";

    /// <summary>
    /// How long a message of which we do not know whether it was sent waits for a status, before it is sent again. 20 seconds by default:
    /// Meta's come within a second or two, and after a restart its repeated ones within ten.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan DoubtFor { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a message is tried when Meta or Kapso is out of order, before it is given up visibly. 10 by default: about half an hour.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; init; } = 10;

    /// <summary>
    /// The name of the approved template that tells a customer to write to us, when something is due and their last word is over 24 hours
    /// old. It exists in en, es and pt_BR. Without it such a message waits for the customer's next word.
    /// </summary>
    public string? Template { get; init; }

    /// <summary>What the template's body takes. None by default.</summary>
    public IReadOnlyList<TemplateParameter> TemplateParameters { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        const string setting = $"{Section}:{nameof(TemplateParameters)}";
        if (TemplateParameters.Count > 0 && string.IsNullOrEmpty(Template))
        {
            yield return new ValidationResult($"{setting} is set without {Section}:{nameof(Template)}. Name the template, or remove the parameters.");
        }

        if (TemplateParameters.Any(parameter => parameter.Name is null) && TemplateParameters.Any(parameter => parameter.Name is not null))
        {
            yield return new ValidationResult($"{setting} has places with a name and places without. A template has one kind: name all of them, or none.");
        }

        foreach (var wrong in TemplateParameters.SelectMany((parameter, at) => parameter.Validate(FormattableString.Invariant($"{setting}:{at}"))))
        {
            yield return wrong;
        }
    }
}
