using Kapso.Coex.Bot.Engine.Evidence;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Ids that the customer's own site tells of them.</summary>
public sealed record VouchedIds(string? PhoneNumberId, string? WabaId)
{
    public string? Of(EvidenceItem item) => item switch
    {
        EvidenceItem.PhoneNumberId => PhoneNumberId,
        EvidenceItem.WabaId => WabaId,
        _ => null,
    };
}
