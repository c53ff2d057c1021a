namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>A way of being a customer, as numbers. A share is how often it happens where it can happen, from 0 to 1.</summary>
public sealed record Persona(string Name)
{
    /// <summary>Taps a button where there is one, instead of writing.</summary>
    public double Taps { get; init; }

    /// <summary>Answers with the number of the button.</summary>
    public double Numbers { get; init; }

    /// <summary>Slips of the finger, lost accents, emoji.</summary>
    public double Typos { get; init; }

    /// <summary>Says "done" without having done it.</summary>
    public double Misreports { get; init; }

    /// <summary>Looks on the wrong screen first and says that it is not there.</summary>
    public double LooksElsewhere { get; init; }

    /// <summary>Asks something in between.</summary>
    public double Digresses { get; init; }

    /// <summary>Answers wrongly and takes it back in the next message.</summary>
    public double Corrects { get; init; }

    /// <summary>Says that the wait is over before it is.</summary>
    public double Impatient { get; init; }

    /// <summary>Gives both ids at once, or two lines where one would do.</summary>
    public double TwoAtOnce { get; init; }

    /// <summary>Gives the phone number where an id is asked for, or the one id for the other.</summary>
    public double ConfusesIds { get; init; }

    /// <summary>Cannot get at an id or at the error text.</summary>
    public double CannotGet { get; init; }

    /// <summary>Taps twice, or sends the same message again.</summary>
    public double DoubleTaps { get; init; }

    /// <summary>Goes away for hours and comes back.</summary>
    public double Leaves { get; init; }

    /// <summary>Pastes an access token.</summary>
    public double PastesSecret { get; init; }

    /// <summary>Tells the bot what it has to do.</summary>
    public double Injects { get; init; }

    /// <summary>Asks for a person with that message; 0 for never.</summary>
    public int WantsPersonAt { get; init; }

    /// <summary>Says nothing of what is wrong at first.</summary>
    public double OpensVaguely { get; init; }

    /// <summary>Writes again while a person has the case.</summary>
    public double WritesToPerson { get; init; } = 0.5;

    /// <summary>So many messages, and they give up.</summary>
    public int Patience { get; init; } = 60;

    /// <summary>Does what is asked and says what is true.</summary>
    public bool IsHonest => Misreports == 0;

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("tapping") { Taps = 1 },
        new("cooperative") { Taps = 0.5 },
        new("writing"),
        new("noisy") { Typos = 0.5, Digresses = 0.15, TwoAtOnce = 0.2, OpensVaguely = 0.2 },
        new("anxious") { Taps = 0.3, Digresses = 0.5, DoubleTaps = 0.2, Typos = 0.2 },
        new("expert-impatient") { Taps = 0.5, Impatient = 0.9, TwoAtOnce = 0.9, Patience = 40 },
        new("agency-in-a-hurry") { Taps = 0.8, Impatient = 0.5, TwoAtOnce = 0.6, CannotGet = 0.2 },
        new("monosyllabic") { Numbers = 0.7, OpensVaguely = 0.6, Typos = 0.1 },
        new("overclaimer") { Taps = 0.6, Misreports = 0.4 },
        new("lost-in-meta") { Taps = 0.6, LooksElsewhere = 0.35, ConfusesIds = 0.5 },
        new("changes-mind") { Taps = 0.3, Corrects = 0.25 },
        new("vanisher") { Taps = 0.6, Leaves = 0.25 },
        new("human-please") { Taps = 0.4, WantsPersonAt = 3 },
        new("attacker") { Taps = 0.3, Injects = 0.25, PastesSecret = 0.1, DoubleTaps = 0.2 },
    ];

    public static Persona Find(string name) => All.FirstOrDefault(persona => persona.Name == name)
        ?? throw new ArgumentException($"There is no persona '{name}'. There are: {string.Join(", ", All.Select(persona => persona.Name))}.");
}
