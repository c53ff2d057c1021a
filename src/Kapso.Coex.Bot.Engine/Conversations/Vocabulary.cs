using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;
using Kapso.Coex.Bot.Engine.Triage;

namespace Kapso.Coex.Bot.Engine.Conversations;

/// <summary>Words that work at any moment, in every language and before anything else.</summary>
public enum Command
{
    Human,
    Back,
    Skip,
    StartOver,
    Status,
    Help,
    Stop,
    Language,
    Cancel,

    /// <summary>"Go on in WhatsApp": the same conversation on the customer's phone.</summary>
    Move,
    Thanks,
    Hello,

    /// <summary>"Otra vez": what is open once more, in full.</summary>
    Repeat,
}

/// <summary>Turns of phrase that say what a longer message is about.</summary>
public enum Cue
{
    /// <summary>"No wait", "en realidad": the customer corrects an earlier answer.</summary>
    Correction,

    /// <summary>"It still shows": what an earlier answer said to be gone.</summary>
    StillThere,

    /// <summary>"I did not do that".</summary>
    NotDone,

    /// <summary>"Wait", "one moment", "not yet": the customer is still at it.</summary>
    Hesitation,

    /// <summary>"Done", "listo", "pronto", with nothing that says what.</summary>
    BareDone,
    Why,
    Where,
    Who,

    /// <summary>"Will I lose my chats?"</summary>
    WhatIsLost,
    HowLong,

    /// <summary>"I am not sure", "no sé".</summary>
    DoesNotKnow,

    /// <summary>"It won't let me", "no puedo entrar": the customer cannot do it, and says no more.</summary>
    Obstructed,

    /// <summary>"I'm not the admin", "lo tiene el cliente": another person has to do it.</summary>
    SomebodyElse,

    /// <summary>"Sigue igual", "still the same error".</summary>
    StillFails,

    /// <summary>"It connected!"</summary>
    Worked,

    /// <summary>"Tres días sin vender", "customers are waiting": what the trouble costs.</summary>
    Distress,

    /// <summary>"There is no text", "erro nenhum": nothing that could be copied.</summary>
    NoErrorText,
}

/// <summary>The words for commands, answers and cues in all languages; from prompts/triage/words.yaml.</summary>
public sealed class Vocabulary(
    IReadOnlyDictionary<Command, IReadOnlyList<string>> commands,
    IReadOnlyDictionary<AnswerId, IReadOnlyList<string>> answers,
    IReadOnlyDictionary<Cue, IReadOnlyList<string>> cues,
    IReadOnlyDictionary<Language, IReadOnlyList<string>> languages)
{
    private const int ShortText = 4;
    private const int LongestWish = 12;
    private static readonly HashSet<AnswerId> Bare = [AnswerId.Yes, AnswerId.No];
    private static readonly HashSet<string> Into = ["in", "en", "em"];
    private readonly PhraseMatcher commandMatcher = Matcher(commands, command => command.ToString());
    private readonly PhraseMatcher cueMatcher = Matcher(cues, cue => cue.ToString());
    private readonly PhraseMatcher goingOn = new([("go-on", [.. answers.GetValueOrDefault(AnswerId.Ready) ?? [], "yes", "si", "sim"])]);
    private readonly PhraseMatcher languageMatcher = Matcher(languages, language => language.ToString());
    private readonly PhraseMatcher answerMatcher = Matcher(answers.Where(answer => Bare.Contains(answer.Key)).ToDictionary(), answer => answer.Value);

    /// <summary>The command that the whole message is, politeness aside; null when it is more than a command.</summary>
    public Command? CommandIn(string text) => CommandIn(text, out _);

    /// <param name="exact">False where a slip was forgiven: "llegó" is close to "luego", and may be an answer.</param>
    public Command? CommandIn(string text, out bool exact)
    {
        exact = true;
        var said = TextFolding.Fold(text);
        foreach (var hit in commandMatcher.Find(said))
        {
            var length = hit.End - hit.First;
            if (length == said.Count || (length > 1 && length * 3 >= said.Count * 2))
            {
                exact = hit.Exact;
                return Enum.Parse<Command>(hit.Id);
            }
        }

        return null;
    }

    public IReadOnlySet<Cue> CuesIn(string text) => HitsIn(TextFolding.Fold(text)).Select(hit => Enum.Parse<Cue>(hit.Id)).ToHashSet();

    /// <summary>Whether these cues are all that the text says.</summary>
    public bool IsOnly(string text, params IReadOnlyList<Cue> cues)
    {
        var said = TextFolding.Fold(text);
        var hits = HitsIn(said);
        return hits.Count > 0 && hits.All(hit => cues.Contains(Enum.Parse<Cue>(hit.Id))) && hits.Sum(hit => hit.End - hit.First) == said.Count;
    }

    public bool StartsWith(string text, Cue cue) => HitsIn(TextFolding.Fold(text)) is [{ First: 0 } first, ..] && first.Id == cue.ToString();

    /// <summary>"Continuar", "sigamos": after a pause it takes up what was open.</summary>
    public bool IsGoingOn(string text) => goingOn.WholeOf(TextFolding.Fold(text)) is not null;

    public IReadOnlyList<string> PhrasesFor(Cue cue) => cues.GetValueOrDefault(cue) ?? [];

    /// <summary>A language named in a short message, "español", "in English please", or asked for in a longer one: "do you speak Spanish?".</summary>
    public Language? LanguageNamedIn(string text)
    {
        var said = TextFolding.Fold(text);
        var longer = said.Count > ShortText;
        foreach (var named in said.Count <= LongestWish ? languageMatcher.Find(said) : [])
        {
            if (!IsDenied(said, named.First) && (!longer || (named.End - named.First > 1 && !Into.Contains(said.Word(named.First).ToString()))))
            {
                return Enum.Parse<Language>(named.Id);
            }
        }

        return null;
    }

    /// <summary>"I don't speak Spanish", "no hablo inglés", "não é urgente".</summary>
    private static bool IsDenied(FoldedText said, int named)
    {
        for (var at = named; at > 0 && at > named - 2 && !said.Tokens[at].OpensClause; at--)
        {
            if (said.Word(at - 1) is "not" or "dont" or "cant" or "isnt" or "no" or "nao" or "nem")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A single word that answers some question, when none was asked: "yes", "ok", "no"; or no word at all, as a thumb.</summary>
    public bool IsBareWord(string text)
    {
        var said = TextFolding.Fold(text);
        return said.Count == 0 || (said.Count == 1 && answerMatcher.WholeOf(said) is not null);
    }

    /// <summary>Ways to say an answer besides its title and number.</summary>
    public IReadOnlyList<string> WordsFor(AnswerId answer) => answers.GetValueOrDefault(answer) ?? [];

    /// <summary>"It does not still show" and "ya no sigue ahí" are the contrary of "it still shows", and "no es urgente" is no distress.</summary>
    private List<PhraseHit> HitsIn(FoldedText said) =>
    [
        .. cueMatcher.Find(said).Where(hit => hit.Id switch
        {
            nameof(Cue.StillThere) => !IsContradicted(said, hit.First),
            nameof(Cue.Distress) => !IsDenied(said, hit.First),
            _ => true,
        }),
    ];

    private static bool IsContradicted(FoldedText said, int first) =>
        first > 0 && !said.Tokens[first].OpensClause && !said.Tokens[first].OpensSentence
        && (said.Word(first - 1) is "not" or "isnt" or "doesnt"
            || (first > 1 && said.Words(first - 2, first) is "ya no" or "ja nao" or "no longer"));

    private static PhraseMatcher Matcher<T>(IReadOnlyDictionary<T, IReadOnlyList<string>> phrases, Func<T, string> meaning) =>
        new(phrases.Select(entry => (meaning(entry.Key), entry.Value.AsEnumerable())));
}
