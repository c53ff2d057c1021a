using Kapso.Coex.Bot.Engine.Languages;
using Kapso.Coex.Bot.Engine.Playbooks;

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
    Thanks,
    Hello,
}

/// <summary>Turns of phrase that say what a longer message is about.</summary>
public enum Cue
{
    /// <summary>"No wait", "en realidad": the customer corrects an earlier answer.</summary>
    Correction,

    /// <summary>"It still shows": what an earlier answer said to be gone.</summary>
    StillThere,
    Why,
    Where,
    Who,

    /// <summary>"Will I lose my chats?"</summary>
    WhatIsLost,
    HowLong,

    /// <summary>"I am not sure", "no sé".</summary>
    DoesNotKnow,
}

/// <summary>The words for commands, answers and cues in all languages; from prompts/triage/words.yaml.</summary>
public sealed class Vocabulary(
    IReadOnlyDictionary<Command, IReadOnlyList<string>> commands,
    IReadOnlyDictionary<AnswerId, IReadOnlyList<string>> answers,
    IReadOnlyDictionary<Cue, IReadOnlyList<string>> cues,
    IReadOnlyDictionary<Language, IReadOnlyList<string>> languages)
{
    private readonly PhraseMatcher commandMatcher = Matcher(commands, command => command.ToString());
    private readonly PhraseMatcher cueMatcher = Matcher(cues, cue => cue.ToString());
    private readonly PhraseMatcher languageMatcher = Matcher(languages, language => language.ToString());

    /// <summary>The command that the whole message is, politeness aside; null when it is more than a command.</summary>
    public Command? CommandIn(string text)
    {
        foreach (var match in commandMatcher.Find(text))
        {
            if (match.IsWhole || (match.Length > 1 && match.Length * 3 >= match.Of * 2))
            {
                return Enum.Parse<Command>(match.Meaning);
            }
        }

        return null;
    }

    public IReadOnlySet<Cue> CuesIn(string text) =>
        cueMatcher.Find(text).Select(match => Enum.Parse<Cue>(match.Meaning)).ToHashSet();

    public IReadOnlyList<string> PhrasesFor(Cue cue) => cues.GetValueOrDefault(cue) ?? [];

    /// <summary>A language named in a short message: "español", "in English please".</summary>
    public Language? LanguageNamedIn(string text)
    {
        var matches = languageMatcher.Find(text);
        return matches is [var only, ..] && only.Of <= 5 ? Enum.Parse<Language>(only.Meaning) : null;
    }

    /// <summary>Ways to say an answer besides its title and number.</summary>
    public IReadOnlyList<string> WordsFor(AnswerId answer) => answers.GetValueOrDefault(answer) ?? [];

    private static PhraseMatcher Matcher<T>(IReadOnlyDictionary<T, IReadOnlyList<string>> phrases, Func<T, string> meaning) =>
        new(phrases.SelectMany(entry => entry.Value.Select(phrase => (meaning(entry.Key), phrase))));
}
