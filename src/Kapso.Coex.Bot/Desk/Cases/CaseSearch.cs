using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>All by which a case is found: its ids and the customer's, numbers, names, codes.</summary>
internal static partial class CaseSearch
{
    public static string Text(string escalation, Conversation conversation, Identity? signed, Person? person) => Folded(string.Join(' ', ((IEnumerable<string?>)
    [
        escalation, conversation.Id.Value, person?.Name, person?.Phone, person?.UserId, signed?.Name, signed?.Email, signed?.Subject, signed?.Project,
        .. signed?.Numbers.Select(Digits) ?? [], .. signed?.PhoneNumberIds ?? [], .. signed?.WabaIds ?? [],
        .. conversation.Codes, conversation.Provider, conversation.WayBack,
        .. conversation.Evidence.Values(EvidenceItem.PhoneNumberId), .. conversation.Evidence.Values(EvidenceItem.WabaId),
    ]).OfType<string>()));

    /// <summary>What is looked for is text, and no pattern of the database's. A number may be written with spaces and signs.</summary>
    public static string Pattern(string? text) => Folded(Number().IsMatch(text ?? "") ? Digits(text!) : (text ?? "").Trim())
        .Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    /// <summary>Small letters without accents. Half a character, which an agent's keyboard does not make, becomes a sign of its own.</summary>
    private static string Folded(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return string.Concat(whole.ToString().Normalize(NormalizationForm.FormD).Where(one => CharUnicodeInfo.GetUnicodeCategory(one) != UnicodeCategory.NonSpacingMark))
            .ToLowerInvariant();
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"^\s*\+?[\d\s().-]*\d[\d\s().-]*\z")]
    private static partial Regex Number();
}
