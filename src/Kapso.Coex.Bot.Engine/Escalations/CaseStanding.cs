using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>In whose hands a case is.</summary>
public abstract record CaseStanding
{
    /// <summary>It waits for somebody.</summary>
    public sealed record Open : CaseStanding;

    public sealed record Taken(Agent By) : CaseStanding;

    /// <summary>The agent's, while the bot asks the customer for a piece of evidence.</summary>
    public sealed record OnErrand(Agent For) : CaseStanding;

    public sealed record Closed(CaseOutcome Outcome, StepId? Step, Agent By) : CaseStanding;

    /// <summary>The customer did not want to wait.</summary>
    public sealed record Withdrawn : CaseStanding;

    public sealed record HandedBack(Agent By) : CaseStanding;
}
