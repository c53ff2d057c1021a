namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>One step in one journey: whether the customer was asked, and what came of it.</summary>
internal sealed class Visit
{
    public long Number { get; init; }

    public Journey Journey { get; init; } = null!;

    public required string Playbook { get; init; }

    public required string Version { get; init; }

    public required string Step { get; init; }

    public required DateTimeOffset ReachedAt { get; init; }

    /// <summary>False where the answer was known before, and nobody was asked.</summary>
    public bool Asked { get; set; }

    /// <summary>The answer that stands; null for none.</summary>
    public string? Answer { get; set; }

    /// <summary>What the step was first written as: answers stand, and are undone, by it.</summary>
    public string? Origin { get; set; }

    public int CouldNotFind { get; set; }

    public int SomethingElse { get; set; }

    /// <summary>From here the case went to a person.</summary>
    public bool ToPerson { get; set; }
}
