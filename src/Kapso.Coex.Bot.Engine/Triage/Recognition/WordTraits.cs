namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>What a word says on its own: itself, its groups of letters, its concepts.</summary>
internal sealed class WordTraits
{
    private const float WordWeight = 1f;
    private const float LetterWeight = 0.35f;
    private const float ConceptWeight = 1.2f;
    private const int LetterGroup = 4;
    private const int LongestRead = 24;

    private readonly ConceptLexicon lexicon;
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<KnownWord> known = [];

    public WordTraits(ConceptLexicon lexicon)
    {
        this.lexicon = lexicon;
        lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<KnownWord> Known => known;

    public int PlaceOf(ReadOnlySpan<char> word) => lookup.TryGetValue(word, out var place) ? place : -1;

    public void Remember(ReadOnlySpan<char> word)
    {
        if (lookup.TryAdd(word, known.Count))
        {
            known.Add(Describe(word));
        }
    }

    public KnownWord Describe(ReadOnlySpan<char> word)
    {
        var id = TraitId.Word(word);
        List<Trait> traits = [new(id, WordWeight)];
        AddLetters(word, traits);
        int[] concepts = [.. lexicon.Of(word)];
        foreach (var concept in concepts)
        {
            traits.Add(new(TraitId.Concept(concept), ConceptWeight));
        }

        return new(id, [.. traits], concepts);
    }

    private static void AddLetters(ReadOnlySpan<char> word, List<Trait> traits)
    {
        if (word.Length < LetterGroup)
        {
            return;
        }

        var read = Math.Min(word.Length, LongestRead);
        Span<char> framed = stackalloc char[read + 2];
        framed[0] = '^';
        word[..read].CopyTo(framed[1..]);
        framed[^1] = '$';
        for (var start = 0; start + LetterGroup <= framed.Length; start++)
        {
            traits.Add(new(TraitId.Letters(framed.Slice(start, LetterGroup)), LetterWeight));
        }
    }
}
