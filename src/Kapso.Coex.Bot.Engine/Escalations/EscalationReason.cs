namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>Why a person takes over.</summary>
public enum EscalationReason
{
    AskedForHuman,
    CleanupDidNotHelp,
    WabaStillMissing,
    PartnerCannotBeRemoved,
    AppBroken,
    Stuck,
    Other,
}

public static class EscalationReasons
{
    public static IReadOnlyList<EscalationReason> All { get; } = Enum.GetValues<EscalationReason>();

    /// <summary>The name on the wire and in playbooks: <c>cleanup-did-not-help</c>.</summary>
    public static string Name(this EscalationReason reason) => reason switch
    {
        EscalationReason.AskedForHuman => "asked-for-human",
        EscalationReason.CleanupDidNotHelp => "cleanup-did-not-help",
        EscalationReason.WabaStillMissing => "waba-still-missing",
        EscalationReason.PartnerCannotBeRemoved => "partner-cannot-be-removed",
        EscalationReason.AppBroken => "app-broken",
        EscalationReason.Stuck => "stuck",
        _ => "other",
    };

    public static EscalationReason? Parse(string? name)
    {
        foreach (var reason in All)
        {
            if (reason.Name() == name)
            {
                return reason;
            }
        }

        return null;
    }
}
