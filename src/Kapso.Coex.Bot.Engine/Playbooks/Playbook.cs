using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>A playbook's name, as in <c>contracts</c> and in the file's name: <c>previous-provider</c>.</summary>
public readonly record struct PlaybookId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A step's name within its playbook.</summary>
public readonly record struct StepId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One edition of a playbook: a conversation stays on the edition that it began with.</summary>
/// <param name="Id">The playbook.</param>
/// <param name="Version">The first eight hex digits of the SHA-256 of its content.</param>
public readonly record struct Edition(PlaybookId Id, string Version);

/// <summary>
/// A step as it was first written, <c>previous-provider/disconnect-in-app</c>. Playbooks borrow steps from each other; what the
/// customer did at one is known at every borrowed copy.
/// </summary>
public readonly record struct StepOrigin(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One procedure of the help page: how it is recognised, where it starts and its steps.</summary>
public sealed record Playbook
{
    public required Edition Edition { get; init; }

    /// <summary>What the customer is offered in a clarifying question, at most 20 characters.</summary>
    public required Wording Choice { get; init; }

    /// <summary>One sentence: what we think is the matter. Said to the customer at the start, and to agents in the brief.</summary>
    public required Wording Hypothesis { get; init; }

    /// <summary>Said to the customer instead, where a code led to its own place in the playbook; null where the hypothesis says enough.</summary>
    public Wording? OfCode { get; init; }

    /// <summary>Meta's error codes that mean this playbook.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>How customers say it, by language: what triage learns from.</summary>
    public required IReadOnlyDictionary<Language, IReadOnlyList<string>> Examples { get; init; }

    /// <summary>Where to begin: the first entry whose fact is known; the last has none and always fits.</summary>
    public required IReadOnlyList<Start> Starts { get; init; }

    /// <summary>Steps in the order of the file.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    public PlaybookId Id => Edition.Id;

    /// <summary>The step of that name, or null.</summary>
    public Step? Find(StepId step) => ById.GetValueOrDefault(step);

    /// <summary>How many steps that count lie behind this one when every answer is the expected one: for "step 2 of about 5".</summary>
    public int RemainingOnMainPath(StepId step) => Remaining.GetValueOrDefault(step);

    private Dictionary<StepId, Step> ById => field ??= Steps.ToDictionary(step => step.Id);

    private IReadOnlyDictionary<StepId, int> Remaining => field ??= MainPath.Remaining(this);
}

/// <summary>One way into a playbook. Without a fact it always fits.</summary>
public sealed record Start(Fact? If, StepId At);

/// <summary>Something that the customer told or did which spares a question: <c>cleanup-walked</c>, <c>app-disconnected</c>.</summary>
public readonly record struct Fact(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Where a text comes from and when somebody last compared it with its source.</summary>
public sealed record Source(string Paragraph, DateOnly Checked);
