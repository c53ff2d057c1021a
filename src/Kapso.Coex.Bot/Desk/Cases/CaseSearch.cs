using Kapso.Coex.Bot.Channels.WhatsApp;
using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>All by which a case is found: its ids and the customer's, numbers, names, codes.</summary>
internal static class CaseSearch
{
    public static string Text(string escalation, Conversation conversation, Identity? signed, Person? person) => string.Join(' ', ((IEnumerable<string?>)
    [
        escalation, person?.Name, person?.Phone, person?.UserId, signed?.Name, signed?.Email, signed?.Subject, signed?.Project,
        .. signed?.Numbers ?? [], .. signed?.PhoneNumberIds ?? [], .. signed?.WabaIds ?? [],
        .. conversation.Codes, conversation.Provider, conversation.WayBack,
        .. conversation.Evidence.Values(EvidenceItem.PhoneNumberId), .. conversation.Evidence.Values(EvidenceItem.WabaId),
    ]).OfType<string>()).ToLowerInvariant();
}
