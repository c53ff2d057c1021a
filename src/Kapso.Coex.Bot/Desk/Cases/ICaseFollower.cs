using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Storage;

namespace Kapso.Coex.Bot.Desk.Cases;

/// <summary>Somebody outside who follows what becomes of cases.</summary>
internal interface ICaseFollower
{
    /// <summary>What is to be done for them, kept together with what happened: nothing is told that is not so, and nothing forgotten.</summary>
    public IEnumerable<OutboxRow> Of(CaseHappening happened);
}

/// <summary>A case has changed hands.</summary>
/// <param name="What">Such as <c>escalation.opened</c>: the names are <see cref="Webhooks.CaseNotices"/>'s.</param>
/// <param name="Version">The turn in which it happened: taken twice, it is told once.</param>
/// <param name="State"><c>open</c>, <c>taken</c> or <c>closed</c>.</param>
internal sealed record CaseHappening(string What, string Escalation, ConversationId Conversation, long Version, DateTimeOffset At, string State)
{
    public string? Reason { get; init; }
    public string? Playbook { get; init; }

    /// <summary>As customers and colleagues read the name.</summary>
    public string? Agent { get; init; }

    /// <summary>What a closed one came to.</summary>
    public string? Outcome { get; init; }

    /// <summary>The channel by which the customer wrote last, where it is one that posts; null for the widget.</summary>
    public string? Via { get; init; }
}
