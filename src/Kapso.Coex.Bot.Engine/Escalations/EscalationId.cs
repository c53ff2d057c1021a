namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>An escalation's name, derived from its conversation and turn, so that a turn taken twice makes one.</summary>
public readonly record struct EscalationId(string Value)
{
    public override string ToString() => Value;
}
