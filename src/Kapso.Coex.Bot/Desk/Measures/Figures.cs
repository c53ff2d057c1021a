namespace Kapso.Coex.Bot.Desk.Measures;

/// <summary>Which journeys are looked at: those that began in a time, and of these perhaps only some.</summary>
/// <param name="To">The first moment that is no longer meant.</param>
internal sealed record Selection(DateTimeOffset From, DateTimeOffset To)
{
    public string? Channel { get; init; }

    public string? Language { get; init; }

    public string? Playbook { get; init; }

    /// <summary>An edition of the playbook.</summary>
    public string? Version { get; init; }
}

/// <summary>How the product does: for whoever answers for it.</summary>
internal sealed record Figures(Totals Totals, IReadOnlyList<PlaybookFigures> Playbooks);

/// <param name="Journeys">Attempts to get connected. Everything below is of these.</param>
/// <param name="Solved">By the customer's own word, or closed by an agent as connected.</param>
/// <param name="Durable">Solved, and not come back within seven days.</param>
/// <param name="CameBack">Solved, and come back within seven days.</param>
/// <param name="TooEarly">Solved, and the seven days are not over.</param>
/// <param name="BotAlone">Solved without a person.</param>
/// <param name="Taken">A person was called and came.</param>
/// <param name="EvidenceComplete">A person was called, and of every item it was known what it is or why it cannot be had.</param>
internal sealed record Totals(int Journeys, int Solved, int Durable, int CameBack, int TooEarly, int BotAlone, int ToPerson, int Taken, int EvidenceComplete)
{
    /// <summary>How those who were asked found the help.</summary>
    public int Good { get; init; }

    public int Fair { get; init; }

    public int Bad { get; init; }

    /// <summary>Half of those who were taken had waited no longer; null where nobody was taken.</summary>
    public TimeSpan? HalfWaited { get; init; }

    /// <summary>Nine of ten had waited no longer.</summary>
    public TimeSpan? NineOfTenWaited { get; init; }
}

/// <param name="Journeys">Journeys that came to this playbook.</param>
internal sealed record PlaybookFigures(string Playbook, int Journeys, IReadOnlyList<StepFigures> Steps);

/// <summary>One step, counted once for each journey that was asked there.</summary>
/// <param name="Done">Done, or answered.</param>
/// <param name="Already">It was so already.</param>
/// <param name="CouldNotFind">Could not find it, at least once.</param>
/// <param name="SomethingElse">Something else happened, at least once.</param>
/// <param name="GaveUp">Was last seen here, days ago, with the question open.</param>
internal sealed record StepFigures(
    string Playbook, string Step, int Reached, int Done, int Already, int Skipped, int CouldNotFind, int SomethingElse, int GaveUp, int ToPerson)
{
    /// <summary>More customers than before cannot find what the text names; null where that is not so.</summary>
    public Rise? CannotFindRises { get; init; }

    /// <summary>Meta's pages may have changed, and the text names what is no longer there.</summary>
    public bool MayBeOutOfDate => CannotFindRises is not null;
}

/// <summary>A share that rose: from the two months before to the last two weeks, each from 0 to 1.</summary>
internal sealed record Rise(double Before, double Lately);

/// <summary>What a figure counts, to find the journeys behind it.</summary>
internal enum Measure
{
    Journeys,
    Solved,
    Durable,
    CameBack,
    TooEarly,
    BotAlone,
    ToPerson,
    Taken,
    EvidenceComplete,
    RatedGood,
    RatedFair,
    RatedBad,
    Reached,
    Done,
    Already,
    Skipped,
    CouldNotFind,
    SomethingElse,
    GaveUp,
    ToPersonHere,
}

/// <summary>A journey behind a figure.</summary>
internal sealed record JourneyLine(
    string Conversation, string Channel, string? Language, string? Playbook, string? Step, DateTimeOffset BegunAt, DateTimeOffset LastAt, string? Outcome, string? Reason)
{
    /// <summary>Its case at the desk; null where it never went to a person.</summary>
    public string? Case { get; init; }

    public DateTimeOffset? ToPersonAt { get; init; }

    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>How long the customer waited for a person; null where nobody was called, or came.</summary>
    public TimeSpan? Waited => TakenAt - ToPersonAt;
}

/// <summary>What there is to choose from among journeys.</summary>
/// <param name="Versions">Of the chosen playbook, the latest first.</param>
internal sealed record Choices(IReadOnlyList<string> Channels, IReadOnlyList<string> Playbooks, IReadOnlyList<SeenVersion> Versions);

/// <summary>An edition of a playbook, and since when customers walked through it.</summary>
internal sealed record SeenVersion(string Version, DateTimeOffset Since);
