using Kapso.Coex.Bot.Simulator.Scenarios;
using Kapso.Coex.Bot.Simulator.World;

namespace Kapso.Coex.Bot.Simulator.Customers;

/// <summary>
/// Somebody whose number does not work. Reads what the bot says, does it in the world, answers in their own manner. Everything is drawn
/// from the seed, so the same customer meets the same bot in the same way.
/// </summary>
public sealed partial class Customer
{
    private readonly Scenario scenario;
    private readonly Persona persona;
    private readonly Random chance;
    private readonly Mouth mouth;
    private readonly Eyes eyes;
    private Said? asked;
    private string? taken; // a wrong answer, to be taken back
    private bool digressed;
    private bool handedOver;
    private int wroteToPerson;
    private int rested;

    public Customer(Scenario scenario, Persona persona, string language, int seed)
    {
        this.scenario = scenario;
        this.persona = persona;
        Language = language;
        chance = new Random(seed);
        mouth = new Mouth(language, persona, chance);
        eyes = new Eyes(scenario.World, scenario.About);
        Ids = new Ids(chance);
    }

    public string Language { get; }

    public Ids Ids { get; }

    public WorldState World => eyes.World;

    /// <summary>The error that Meta's window showed last.</summary>
    public Sight LastSeen => eyes.Last;

    /// <summary>Messages sent so far; what a burst holds counts each.</summary>
    public int Sent { get; private set; }

    public bool GaveUp { get; private set; }

    /// <summary>Said "done" without having done it.</summary>
    public int Lies { get; private set; }

    /// <summary>The answer that the last message stood for; null where it was none.</summary>
    public string? Meant { get; private set; }

    /// <summary>Steps that nobody here knows how to follow.</summary>
    public List<string> Unread { get; } = [];

    /// <summary>Time goes by while nothing is done.</summary>
    public void Wait(int minutes) => eyes.World = Rules.Pass(eyes.World, minutes);

    public Reaction React(IReadOnlyList<Said> heard)
    {
        if (Sent >= persona.Patience)
        {
            GaveUp = true;
            return new Reaction([], 0);
        }

        Meant = null;
        var reaction = Decide(heard);
        Sent += reaction.Moves.Count;
        Wait(reaction.Minutes);
        return reaction;
    }

    private Reaction Decide(IReadOnlyList<Said> heard)
    {
        var last = heard.LastOrDefault(said => said.Kind is not "agent");
        if (last is null)
        {
            return wroteToPerson > 0 ? new Reaction([], 0) : Silence();
        }

        handedOver |= heard.Any(said => said.Kind == "handover");
        if (handedOver)
        {
            return WhileAPersonHasIt();
        }

        if (last.Kind == "resolved")
        {
            return new Reaction([], 0);
        }

        if (last.Origin is "not-eligible/see-you-later" or "not-eligible/with-another-number")
        {
            return rested++ == 0 ? new Reaction([new Move.Write(mouth.Say("ready"))], 60) : new Reaction([], 0);
        }

        if (Sent == 0)
        {
            return Write(Opening());
        }

        if (Sent + 1 == persona.WantsPersonAt)
        {
            return Write(mouth.Say("human"));
        }

        if (heard.LastOrDefault(said => said.Answers.Count > 0 || said.Kind is "step" or "question" or "wait" or "evidence") is { } question)
        {
            asked = question;
        }
        else if (last.Step is null)
        {
            asked = null; // they are to tell it in their own words
        }

        return asked is null ? Write(Precisely()) : Distracted() ?? Answer(asked);
    }

    /// <summary>The bot said nothing where it should have.</summary>
    private Reaction Silence() => Sent == 0 ? Write(Opening()) : Write(mouth.Say("human"));

    private Reaction WhileAPersonHasIt()
    {
        if (wroteToPerson++ == 0 && chance.NextDouble() < persona.WritesToPerson)
        {
            return Write(mouth.Say("thanks"));
        }

        return new Reaction([], 0);
    }

    private Reaction? Distracted()
    {
        if (digressed)
        {
            digressed = false;
            return null;
        }

        digressed = true;
        if (chance.NextDouble() < persona.Digresses)
        {
            return Write(chance.Next(3) switch { 0 => mouth.Say("ask-why"), 1 => mouth.Say("ask-chats"), _ => mouth.Say("ask-how-long") });
        }

        if (chance.NextDouble() < persona.Injects)
        {
            return Write(mouth.Say("inject"));
        }

        if (chance.NextDouble() < persona.PastesSecret)
        {
            return Write(mouth.Say("secret", ("token", Ids.Token)));
        }

        digressed = false;
        return null;
    }

    private static Reaction Write(params string[] texts) => new([.. texts.Select(text => new Move.Write(text))], 1);
}

/// <summary>What is true of the number, and what a customer may confuse it with.</summary>
public sealed class Ids
{
    public Ids(Random chance)
    {
        PhoneNumberId = $"10{Digits(chance, 13)}";
        WabaId = $"20{Digits(chance, 13)}";
        Phone = $"+52155{Digits(chance, 8)}";
        Token = $"EAAG{string.Concat(Enumerable.Range(0, 60).Select(_ => "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"[chance.Next(56)]))}";
    }

    public string PhoneNumberId { get; }

    public string WabaId { get; }

    public string Phone { get; }

    public string Token { get; }

    private static string Digits(Random chance, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + chance.Next(10))));
}
