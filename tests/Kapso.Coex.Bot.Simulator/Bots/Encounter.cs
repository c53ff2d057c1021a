using Kapso.Coex.Bot.Simulator.Customers;
using Kapso.Coex.Bot.Simulator.Scenarios;

namespace Kapso.Coex.Bot.Simulator.Bots;

/// <summary>One customer with one trouble who meets a bot. The seed draws everything that is left to chance.</summary>
public sealed record Encounter(Scenario Scenario, Persona Persona, string Language, int Seed)
{
    public string Id => $"{Scenario.Id}/{Persona.Name}/{Language}/{Seed}";

    /// <summary>A customer for it, as yet unspoiled.</summary>
    public Customer Customer() => new(Scenario, Persona, Language, Mix(Seed, Scenario.Id, Persona.Name, Language));

    // string.GetHashCode differs from run to run; this does not.
    private static int Mix(int seed, params string[] parts)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in parts.SelectMany(part => part))
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)(hash & int.MaxValue);
    }
}

/// <summary>How it went, for the grader and for whoever wants to read it.</summary>
public sealed record Outcome(Encounter Encounter, Customer Customer, End End, IReadOnlyList<Line> Transcript)
{
    public string? Reason { get; init; }

    /// <summary>What the person who takes over found in the brief: name, state, values.</summary>
    public IReadOnlyList<Found> Evidence { get; init; } = [];

    /// <summary>What was written and not understood, each with its step.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>What a bot must never do, and did: in words.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];
}

public sealed record Found(string Name, string State, IReadOnlyList<string> Values);

public enum End
{
    /// <summary>The bot said that it is solved.</summary>
    Solved,

    /// <summary>A person has it.</summary>
    Person,

    /// <summary>The customer left, the bot said nothing more, or it went on for ever.</summary>
    Open,
}

/// <summary>A line of the transcript.</summary>
/// <param name="Who"><c>customer</c>, <c>bot</c> or <c>agent</c>.</param>
public sealed record Line(int Minute, string Who, string Text, string? Step);
