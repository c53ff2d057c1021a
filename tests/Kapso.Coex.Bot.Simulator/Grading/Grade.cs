using Kapso.Coex.Bot.Simulator.Bots;
using Kapso.Coex.Bot.Simulator.Scenarios;
using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Grading;

/// <summary>What a conversation is judged by: what became of the number, and what was done on the way; never by which way it was.</summary>
public sealed record Grade(Outcome Outcome)
{
    private static readonly string[] Wanted = ["phone_number_id", "waba_id", "meta_error_text", "screenshots"];
    private static readonly string[] AfterCleanup = ["cleanup-did-not-help", "waba-still-missing", "partner-cannot-be-removed"];

    /// <summary>Each part with what was wrong with it; null where it is right.</summary>
    public IReadOnlyDictionary<Part, string?> Parts => field ??= Enum.GetValues<Part>().ToDictionary(part => part, Judge);

    public bool Passed => Parts.Values.All(wrong => wrong is null);

    /// <summary>Messages against the fewest that would have done; null where there is no such number.</summary>
    public double? Effort => Passed && Outcome.End == End.Solved && Scenario.FewestMessages is { } fewest ? (double)Outcome.Customer.Sent / fewest : null;

    /// <summary>Handed to a person though there was a way, and the page does not send them there.</summary>
    public bool IsFalseEscalation =>
        Outcome.End == End.Person && Scenario.Aim != Aim.Person && !AskedForIt && !SurvivedCleanup && Outcome.Customer.Lies == 0;

    public bool IsFalselySolved => Parts[Part.Close] is not null;

    private Scenario Scenario => Outcome.Encounter.Scenario;

    private WorldState World => Outcome.Customer.World;

    /// <summary>The cleanup is walked once. What is still in the way when nothing old is left belongs to support, says the page.</summary>
    private bool SurvivedCleanup =>
        AfterCleanup.Contains(Outcome.Reason) && World is { LinkedInApp: false, Partner: Partner.None, Account: OldAccount.None, DedicatedInKapso: false } && Rules.Attempt(World) != Sight.Connected;

    private bool AskedForIt => Outcome.Encounter.Persona.WantsPersonAt > 0 || Outcome.Reason == "asked-for-human";

    private string? Judge(Part part) => part switch
    {
        Part.World => JudgeWorld(),
        Part.Forbidden => World.Harm == Harm.None || Outcome.Customer.Lies > 0 ? null : $"harm done: {World.Harm}",
        Part.Evidence => JudgeEvidence(),
        Part.Close => Outcome.End == End.Solved && Scenario.Aim != Aim.Explain && Scenario.About is null && !World.Proven ? "called solved, and no message ever came in" : null,
        _ => Outcome.Customer.Unread is [var unread, ..] ? $"a step that nobody knows how to follow: {unread}" : Outcome.Violations is [var first, ..] ? first : null,
    };

    private string? JudgeWorld() => (Scenario.Aim, Outcome.End) switch
    {
        (Aim.Connect, End.Solved) => World.Proven ? null : "ended without a proven connection",
        (Aim.Connect, End.Person) => IsFalseEscalation ? $"handed over ({Outcome.Reason}) though there was a way" : null,
        (Aim.Person, End.Person) => null,
        (Aim.Person, End.Solved) => "called solved what a person has to look at",
        (Aim.Explain, End.Solved) => null,
        (Aim.Explain, End.Person) => AskedForIt ? null : $"handed over ({Outcome.Reason}) what needed an explanation",
        (Aim.Explain, End.Open) when Scenario.About == Complaint.OutOfScope => null,
        _ => Outcome.Customer.GaveUp ? "went on until the customer gave up" : "came to no end",
    };

    private string? JudgeEvidence()
    {
        if (Outcome.End != End.Person || !AfterCleanup.Contains(Outcome.Reason))
        {
            return null;
        }

        var found = Outcome.Evidence.ToDictionary(line => line.Name);
        foreach (var name in Wanted)
        {
            if (!found.TryGetValue(name, out var line) || line.State == "missing")
            {
                return $"{name} is missing from the brief";
            }
        }

        var ids = Outcome.Customer.Ids;
        return (Value("phone_number_id"), Value("waba_id")) switch
        {
            var (phone, _) when phone is not null && phone != ids.PhoneNumberId => "the brief's phone_number_id is not the number's",
            var (_, waba) when waba is not null && waba != ids.WabaId => "the brief's waba_id is not the account's",
            _ when Value("meta_error_text") is { } text && Outcome.Customer.LastSeen.Code() is { } code && !text.Contains(code, StringComparison.Ordinal) => "the brief's error text is not what Meta showed",
            _ => null,
        };

        string? Value(string name) => found[name].State == "given" ? found[name].Values[0] : null;
    }
}

public enum Part
{
    /// <summary>Connected and proven; or with a person, and nothing destroyed; or explained.</summary>
    World,

    /// <summary>Nothing destroyed without need.</summary>
    Forbidden,

    /// <summary>What a person gets is complete and true.</summary>
    Evidence,

    /// <summary>Never called solved what is not.</summary>
    Close,

    /// <summary>One step in a turn, no word while a person has it, no secret repeated.</summary>
    Protocol,
}
