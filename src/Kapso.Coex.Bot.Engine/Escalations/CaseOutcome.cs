namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>What a case came to, in the agent's words.</summary>
public enum CaseOutcome
{
    Connected,
    WaitingForMeta,
    MovedToDedicated,
    NotConnection,
    GaveUp,
}

public static class CaseOutcomes
{
    public static IReadOnlyList<CaseOutcome> All { get; } = Enum.GetValues<CaseOutcome>();

    /// <summary>The name on the wire: <c>waiting-for-meta</c>.</summary>
    public static string Name(this CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Connected => "connected",
        CaseOutcome.WaitingForMeta => "waiting-for-meta",
        CaseOutcome.MovedToDedicated => "moved-to-dedicated",
        CaseOutcome.NotConnection => "not-a-connection-matter",
        _ => "gave-up",
    };

    public static CaseOutcome? Parse(string? name)
    {
        foreach (var outcome in All)
        {
            if (outcome.Name() == name)
            {
                return outcome;
            }
        }

        return null;
    }
}
