using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;
using Kapso.Coex.Bot.Engine.Triage.Recognition;

namespace Kapso.Coex.Bot.Engine.Tests.Triage;

/// <summary>A triage with three playbooks and a little of everything else.</summary>
internal static class SmallTriage
{
    private static readonly Wording Nothing = new("", "", "");

    public static IReadOnlyList<Playbook> Playbooks { get; } =
    [
        Playbook("error-3441041", ["3441041"], "the number is not associated with the business", "number belongs to another business"),
        Playbook("other-meta-error", ["3441049", "2494100"], "my number was banned", "account restricted by meta"),
        Playbook("waba-missing", [], "my account is not in the list", "cannot see my waba in the popup", "the account does not appear"),
    ];

    public static TriageLessons Lessons { get; } = new()
    {
        Concepts = [new("negation", ["no", "not", "nao"]), new("account", ["cuenta", "account", "conta", "waba"]), new("list", ["list*"]), new("appear", ["aparec*", "appear*"])],
        Human = English("I want to talk to a person", "nobody answers me", "this is useless, I leave"),
        OutOfScope = [new("api", English("my webhook returns 500", "which endpoint sends a message", "api key in the header"), Nothing)],
        Empty = English("yes", "no", "si", "nao", "ya", "and", "now", "option"),
        Unclear = [new("nothing-told", [new("waba-missing"), new("error-3441041")], Nothing, English("help", "it does not work", "me too"))],
        Claims = [new(new("partner-removed"), English("removed the partner")), new(new("app-disconnected"), English("disconnected in the app"))],
        Providers = [new("Twilio", ["twillio"], false), new("Baileys", [], true)],
        Questions = [new("deletes-chats", English("will my chats be deleted", "do I lose my conversations"), Nothing, "page")],
        MetaMessages =
        [
            new("3441041", English("The phone number you have entered is not associated with the business you selected.")),
            new("3441049", English("Tap Disconnect. Please wait for 15 minutes before retrying.")),
            new("2494100", English("Disconnect your platform. Please wait for 15 minutes before retrying.")),
        ],
    };

    public static TriageIndex Index { get; } = TriageIndex.Build(Playbooks, Lessons);

    public static Examples English(params string[] phrases) =>
        new(new Dictionary<Language, IReadOnlyList<string>> { [Language.English] = phrases });

    private static Playbook Playbook(string id, string[] codes, params string[] examples) => new()
    {
        Edition = new(new(id), "00000000"),
        Choice = Nothing,
        Hypothesis = Nothing,
        Codes = codes,
        Examples = English(examples).ByLanguage,
        Starts = [],
        Steps = [],
    };
}
