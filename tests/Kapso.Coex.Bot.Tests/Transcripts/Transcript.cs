using Kapso.Coex.Bot.Engine.Conversations;
using Kapso.Coex.Bot.Engine.Escalations;
using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Tests.Transcripts;

/// <summary>A whole conversation as written in tests/Transcripts.</summary>
/// <param name="Locale">The language of the customer's device; null where the channel does not tell.</param>
/// <param name="IsGreeted">False where the customer writes before the bot has opened the conversation.</param>
internal sealed record Transcript(string Title, Language? Locale, bool IsGreeted, IReadOnlyList<Move> Talk)
{
    /// <summary>When people are at the desk.</summary>
    public DeskHours Hours { get; init; } = DeskHours.Always;
}

/// <summary>Something that happens, and what is expected of the bot's turn that follows.</summary>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record Move(int Line, Action Action, Expectation? Expected);

/// <summary>What can happen in a conversation.</summary>
internal abstract record Action
{
    /// <summary>The bot opens the conversation.</summary>
    public sealed record Greeted : Action;

    /// <summary>Messages that arrive together.</summary>
    public sealed record Wrote(IReadOnlyList<string> Texts) : Action;

    /// <param name="Step">The step of an old button; null for one under the last question.</param>
    /// <param name="Playbook">The playbook of an old button, where it is another one.</param>
    /// <param name="Times">A finger that trembles.</param>
    public sealed record Tapped(string Answer, string? Step, string? Playbook, int Times) : Action;

    public sealed record Sent(IReadOnlyList<(string Name, FileVerdict Verdict)> Files, string Text) : Action;

    public sealed record TimePassed(TimeSpan Time) : Action;

    /// <summary>The same messages arrive once more, under the same ids.</summary>
    public sealed record ArrivedAgain : Action;

    /// <summary>A person of ours does something with the case.</summary>
    public sealed record AgentActed(Agent By, AgentAct Act) : Action;

    /// <summary>Nobody took the case in time.</summary>
    public sealed record PromiseOver : Action;

    /// <summary>The agent says nothing any more.</summary>
    public sealed record AgentWentQuiet : Action;

    /// <summary>The process ends, and another one reads the conversation back.</summary>
    public sealed record Restarted : Action;
}

/// <summary>What is expected of a turn. What is not named is not looked at.</summary>
internal sealed record Expectation
{
    /// <summary>Of the turn's last message, by their names on the wire.</summary>
    public string? Kind { get; init; }
    public string? Playbook { get; init; }
    public string? Step { get; init; }
    public string? Evidence { get; init; }
    public bool? Confirm { get; init; }
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>Passages of any of the turn's messages, whatever their case.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>Passages of none of them.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    public int? Messages { get; init; }
    public bool Silent { get; init; }
    public bool Solved { get; init; }
    public Language? Language { get; init; }

    /// <summary>The reason for which a person is called in this turn.</summary>
    public string? Escalated { get; init; }

    /// <summary>Passages of the brief that the person gets in this turn, or of its correction.</summary>
    public IReadOnlyList<string> Brief { get; init; } = [];

    public bool Withdrawn { get; init; }

    /// <summary>How the case stands at the desk from this turn on: open, taken, on-errand, handed-back or closed.</summary>
    public string? Case { get; init; }

    /// <summary>In how many minutes the bot comes back by itself.</summary>
    public int? WakesIn { get; init; }
}
