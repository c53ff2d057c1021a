using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>A concept found in a text, from one word up to and without another.</summary>
internal readonly record struct ConceptHit(int Concept, int First, int End);

/// <summary>Finds concepts in texts: what lets an example in one language teach the other two.</summary>
internal sealed class ConceptLexicon
{
    private const int ShortestStem = 3;

    private readonly Dictionary<string, List<int>> words = [];
    private readonly Dictionary<string, List<int>> stems = [];
    private readonly Dictionary<string, List<(string[] Tail, int Concept)>> phrases = [];
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> byWord;
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> byStem;
    private readonly Dictionary<string, List<(string[] Tail, int Concept)>>.AlternateLookup<ReadOnlySpan<char>> byFirstWord;

    public ConceptLexicon(IReadOnlyList<Concept> concepts)
    {
        byWord = words.GetAlternateLookup<ReadOnlySpan<char>>();
        byStem = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        byFirstWord = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var concept = 0; concept < concepts.Count; concept++)
        {
            foreach (var entry in concepts[concept].Words)
            {
                Add(entry, concept);
            }
        }
    }

    /// <summary>Words that stand for a concept on their own.</summary>
    public IEnumerable<string> Words => words.Keys;

    /// <summary>The concepts that this word stands for on its own.</summary>
    public List<int> Of(ReadOnlySpan<char> word)
    {
        List<int> found = [];
        if (byWord.TryGetValue(word, out var exact))
        {
            found.AddRange(exact);
        }

        for (var length = ShortestStem; length <= word.Length; length++)
        {
            if (byStem.TryGetValue(word[..length], out var stemmed))
            {
                found.AddRange(stemmed.Except(found));
            }
        }

        return found;
    }

    /// <summary>Adds the concepts that are several words long and begin here.</summary>
    public void PhrasesAt(FoldedText text, int at, List<ConceptHit> hits)
    {
        if (!byFirstWord.TryGetValue(text.Word(at), out var candidates))
        {
            return;
        }

        foreach (var (rest, concept) in candidates)
        {
            if (Follows(text, at + 1, rest))
            {
                hits.Add(new(concept, at, at + 1 + rest.Length));
            }
        }
    }

    private static bool Follows(FoldedText text, int at, string[] rest)
    {
        if (at + rest.Length > text.Count)
        {
            return false;
        }

        for (var index = 0; index < rest.Length; index++)
        {
            if (!text.Word(at + index).SequenceEqual(rest[index]))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string entry, int concept)
    {
        var folded = TextFolding.Words(entry).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (folded.Length > 1)
        {
            phrases.TryAdd(folded[0], []);
            phrases[folded[0]].Add((folded[1..], concept));
        }
        else if (folded.Length == 1)
        {
            var lexicon = entry.EndsWith('*') && folded[0].Length >= ShortestStem ? stems : words;
            lexicon.TryAdd(folded[0], []);
            lexicon[folded[0]].Add(concept);
        }
    }
}
