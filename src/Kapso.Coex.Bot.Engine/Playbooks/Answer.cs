using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks;

/// <summary>An answer's name: <c>done</c>, <c>already</c>, <c>cannot-find</c>, <c>other</c>, <c>yes</c>, <c>no</c>, or a step's own.</summary>
public readonly record struct AnswerId(string Value)
{
    public static AnswerId Done { get; } = new("done");
    public static AnswerId Already { get; } = new("already");
    public static AnswerId CannotFind { get; } = new("cannot-find");
    public static AnswerId Other { get; } = new("other");
    public static AnswerId Yes { get; } = new("yes");
    public static AnswerId No { get; } = new("no");
    public static AnswerId Ready { get; } = new("ready");
    public static AnswerId CannotGet { get; } = new("cannot-get");

    /// <summary>No playbook among those offered in a clarifying question.</summary>
    public static AnswerId NoneOfThese { get; } = new("none-of-these");

    /// <summary>What is recorded for a step that the customer skipped.</summary>
    public static AnswerId Skipped { get; } = new("skipped");

    /// <summary>What is recorded for a wait that ran out.</summary>
    public static AnswerId Over { get; } = new("over");

    public override string ToString() => Value;
}

/// <summary>One answer that a step takes.</summary>
public sealed record Answer
{
    public required AnswerId Id { get; init; }

    /// <summary>What the button says, at most 20 characters (WhatsApp's limit).</summary>
    public required Wording Title { get; init; }

    /// <summary>Where it leads; null where the engine deals with it (<c>cannot-find</c>, <c>other</c>).</summary>
    public Target? Next { get; init; }

    /// <summary>What is known from then on.</summary>
    public Fact? Learns { get; init; }

    /// <summary>When this is known before the step is reached, the step counts as answered so and is passed over.</summary>
    public Fact? KnownBy { get; init; }

    /// <summary>Other words for it, in any language, besides its title and number.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>Where an answer leads: a step of this playbook, or another playbook from its start.</summary>
public abstract record Target
{
    public sealed record ToStep(StepId Step) : Target;

    public sealed record ToPlaybook(PlaybookId Playbook) : Target;
}
