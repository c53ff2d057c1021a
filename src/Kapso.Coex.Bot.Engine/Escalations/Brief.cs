using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Evidence;
using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

namespace Kapso.Coex.Bot.Engine.Escalations;

/// <summary>What the person who takes over reads: a colleague understands it in half a minute.</summary>
public sealed record Brief
{
    public required ConversationId Conversation { get; init; }
    public required string Channel { get; init; }
    public required Language Language { get; init; }
    public required EscalationReason Reason { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public PlaybookId? Playbook { get; init; }

    /// <summary>The bot's best guess in one sentence.</summary>
    public string? Hypothesis { get; init; }

    public string? Provider { get; init; }

    /// <summary>Where the customer can be reached when the chat is closed.</summary>
    public string? WayBack { get; init; }
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>What the customer answered at each step, oldest first.</summary>
    public required IReadOnlyList<StepTaken> Steps { get; init; }

    /// <summary>What the customer told in own words on the way.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Every item asked for or given, with its state.</summary>
    public required IReadOnlyList<EvidenceLine> Evidence { get; init; }

    /// <summary>All of it in a few sentences.</summary>
    public required string Summary { get; init; }
}

/// <param name="Title">The question or action, first sentence.</param>
public sealed record StepTaken(string Id, string Title, string Answer, DateTimeOffset At)
{
    /// <summary>The answer as its button says it; of a wait, how long it really was.</summary>
    public string Words { get; init; } = Answer;
}

/// <param name="Values">Ids, texts, or names of stored pictures.</param>
/// <param name="Why">The customer's reason when it cannot be had.</param>
public sealed record EvidenceLine(EvidenceItem Item, string State, IReadOnlyList<string> Values, string? Why);
