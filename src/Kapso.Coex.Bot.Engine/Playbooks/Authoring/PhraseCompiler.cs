using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Playbooks.Authoring;

/// <summary>What phrases have to be like. Null where anything goes.</summary>
/// <param name="Keys">The phrases that there have to be, no more and no fewer.</param>
/// <param name="Titles">Those that stand on buttons.</param>
/// <param name="Placeholders">The names that may stand in braces.</param>
public sealed record PhraseRules(
    IReadOnlyCollection<string>? Keys = null, IReadOnlyCollection<string>? Titles = null, IReadOnlyCollection<string>? Placeholders = null)
{
    /// <summary>The rules for the answers that many questions share.</summary>
    public static PhraseRules Answers { get; } = new(StandardAnswerKeys, StandardAnswerKeys, []);

    private static string[] StandardAnswerKeys => [.. StandardAnswers.Ids.Select(answer => answer.Value)];
}

/// <summary>What became of phrase files: phrases by their keys, or every mistake in them.</summary>
public abstract record PhraseCompilation
{
    public sealed record InOrder(IReadOnlyDictionary<string, Wording> Phrases) : PhraseCompilation;

    public sealed record Refused(IReadOnlyList<AuthoringMistake> Mistakes) : PhraseCompilation;
}

/// <summary>Turns phrase files, flat mappings of <c>key: {en, es, pt}</c>, into phrases.</summary>
public static class PhraseCompiler
{
    /// <param name="files">All files; a key may stand in only one of them.</param>
    /// <param name="place">The folder or file to name when a phrase is missing from all of them.</param>
    public static PhraseCompilation Compile(IReadOnlyList<Draft> files, string place, PhraseRules rules)
    {
        var notes = new Notes();
        notes.Mistakes.AddRange(files.OfType<Draft.Unreadable>().Select(file => file.Mistake));
        var phrases = new Dictionary<string, Wording>();
        foreach (var entry in files.OfType<Draft.Readable>().SelectMany(file => Entries(file, notes)))
        {
            var wording = Wordings.Read(entry.Value, $"Phrase '{entry.Key}'", notes, rules.Placeholders);
            CheckTitle(entry, wording, rules, notes);
            if (!phrases.TryAdd(entry.Key, wording))
            {
                notes.Wrong(entry.At, $"Phrase '{entry.Key}' is there twice.", "Keep one of them.");
            }
        }

        CheckKeys(files, place, phrases, rules, notes);
        return notes.Mistakes.Count == 0 ? new PhraseCompilation.InOrder(phrases) : new PhraseCompilation.Refused(AuthoringMistake.InOrder(notes.Mistakes));
    }

    private static IReadOnlyList<Entry> Entries(Draft.Readable file, Notes notes)
    {
        switch (file.Root)
        {
            case Node.Mapping mapping:
                return mapping.Entries;
            case Node.Text { Value: "" }:
                return [];
            default:
                notes.Wrong(file.Root.At, "The file should be a mapping of names to texts.", "Write each phrase as `name: {en: …, es: …, pt: …}`.");
                return [];
        }
    }

    private static void CheckTitle(Entry entry, Wording wording, PhraseRules rules, Notes notes)
    {
        if (rules.Titles?.Contains(entry.Key) is true)
        {
            Wordings.CheckTitle(entry.Value, wording, notes);
        }
    }

    private static void CheckKeys(IReadOnlyList<Draft> files, string place, Dictionary<string, Wording> phrases, PhraseRules rules, Notes notes)
    {
        if (rules.Keys is not { } keys)
        {
            return;
        }

        foreach (var entry in files.OfType<Draft.Readable>().SelectMany(file => (file.Root as Node.Mapping)?.Entries ?? []).Where(entry => !keys.Contains(entry.Key)))
        {
            notes.Wrong(
                entry.At,
                $"Nothing ever says the phrase '{entry.Key}'.",
                $"{NearestName.Hint(entry.Key, keys.Where(key => !phrases.ContainsKey(key)))}Correct the name or remove it.");
        }

        foreach (var missing in keys.Where(key => !phrases.ContainsKey(key)))
        {
            notes.Wrong(new Place(place, 1), $"The phrase '{missing}' is missing.", $"Add `{missing}: {{en: …, es: …, pt: …}}`.");
        }
    }
}
