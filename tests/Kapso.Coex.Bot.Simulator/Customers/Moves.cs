namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>A message of the bot as any customer gets it, whatever the channel.</summary>
/// <param name="Kind">As in the contracts: <c>step</c>, <c>question</c>, <c>wait</c>, …; <c>agent</c> for a person's.</param>
public sealed record Said(string Kind, string Text)
{
    public string? Playbook { get; init; }

    public string? Version { get; init; }

    public string? Step { get; init; }

    /// <summary>The step as it was first written, <c>previous-provider/remove-partner</c>: who reads it knows the screen by it.</summary>
    public string? Origin { get; init; }

    public IReadOnlyList<Button> Answers { get; init; } = [];

    public bool Confirm { get; init; }

    public string? Evidence { get; init; }
}

public sealed record Button(string Answer, string Title);

/// <summary>What a customer does next.</summary>
public abstract record Move
{
    public sealed record Write(string Text) : Move;

    public sealed record Tap(Said On, Button Button) : Move;

    public sealed record Photo(string Name, string Caption) : Move;
}

/// <summary>What a customer does with what was said.</summary>
/// <param name="Moves">Sent as one, in a burst.</param>
/// <param name="Minutes">How long it takes until then.</param>
/// <param name="Waits">Says nothing and waits until the bot does.</param>
public sealed record Reaction(IReadOnlyList<Move> Moves, int Minutes, bool Waits = false)
{
    public bool Leaves => Moves.Count == 0 && !Waits;
}
