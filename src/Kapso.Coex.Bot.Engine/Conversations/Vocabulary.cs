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
    private const int ShortText = 4;
    private readonly PhraseMatcher commandMatcher = Matcher(commands, command => command.ToString());
    private readonly PhraseMatcher cueMatcher = Matcher(cues, cue => cue.ToString());
    private readonly PhraseMatcher languageMatcher = Matcher(languages, language => language.ToString());

    /// <summary>The command that the whole message is, politeness aside; null when it is more than a command.</summary>
    public Command? CommandIn(string text)
    {
        var said = TextFolding.Fold(text);
        foreach (var hit in commandMatcher.Find(said))
        {
            var length = hit.End - hit.First;
            if (length == said.Count || (length > 1 && length * 3 >= said.Count * 2))
            {
                return Enum.Parse<Command>(hit.Id);
            }
        }

        return null;
    }

    public IReadOnlySet<Cue> CuesIn(string text) =>
        cueMatcher.Find(text).Select(hit => Enum.Parse<Cue>(hit.Id)).ToHashSet();

    public IReadOnlyList<string> PhrasesFor(Cue cue) => cues.GetValueOrDefault(cue) ?? [];

    /// <summary>A language named in a short message: "español", "in English please".</summary>
    public Language? LanguageNamedIn(string text)
    {
        var said = TextFolding.Fold(text);
        return said.Count <= ShortText && languageMatcher.Find(said) is [var named, ..] ? Enum.Parse<Language>(named.Id) : null;
    }

    /// <summary>Ways to say an answer besides its title and number.</summary>
    public IReadOnlyList<string> WordsFor(AnswerId answer) => answers.GetValueOrDefault(answer) ?? [];

    private static PhraseMatcher Matcher<T>(IReadOnlyDictionary<T, IReadOnlyList<string>> phrases, Func<T, string> meaning) =>
        new(phrases.Select(entry => (meaning(entry.Key), entry.Value.AsEnumerable())));
}
