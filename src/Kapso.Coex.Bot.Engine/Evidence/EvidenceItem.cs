namespace Kapso.Coex.Bot.Engine.Evidence;

/// <summary>What support needs to look into a case; asked for only when a person will need it.</summary>
public enum EvidenceItem
{
    PhoneNumberId,
    WabaId,
    MetaErrorText,
    Screenshots,
}

public static class EvidenceItems
{
    public static IReadOnlyList<EvidenceItem> All { get; } =
        [EvidenceItem.PhoneNumberId, EvidenceItem.WabaId, EvidenceItem.MetaErrorText, EvidenceItem.Screenshots];

    /// <summary>The name on the wire and in playbooks: <c>phone_number_id</c>, <c>waba_id</c>, <c>meta_error_text</c>, <c>screenshots</c>.</summary>
    public static string Name(this EvidenceItem item) => item switch
    {
        EvidenceItem.PhoneNumberId => "phone_number_id",
        EvidenceItem.WabaId => "waba_id",
        EvidenceItem.MetaErrorText => "meta_error_text",
        _ => "screenshots",
    };

    public static EvidenceItem? Parse(string? name)
    {
        foreach (var item in All)
        {
            if (item.Name() == name)
            {
                return item;
            }
        }

        return null;
    }
}
