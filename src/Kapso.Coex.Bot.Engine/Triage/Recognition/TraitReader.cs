using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>Takes a text apart into traits: words, word pairs, groups of letters (which survive typos), concepts, and pairs of concepts.</summary>
internal sealed class TraitReader
{
    private const float PairWeight = 0.7f;
    private const float ConceptWeight = 1.2f;
    private const float DeniedWeight = 0.7f;
    private const float ConceptPairWeight = 0.8f;
    private const int NearWords = 6;
    private const int NearConcepts = 3;
    private const int ReachOfNegation = 3;
    private const int MostParts = 12;

    private readonly ConceptLexicon lexicon;
    private readonly WordTraits words;
    private readonly int negation;

    public TraitReader(ConceptLexicon lexicon)
    {
        this.lexicon = lexicon;
        words = new(lexicon);
        negation = lexicon.Of("not") is [var concept, ..] ? concept : -1;
    }

    /// <summary>The words learnt so far, by the place that <see cref="PlacedTrait.Word"/> names.</summary>
    public IReadOnlyList<KnownWord> KnownWords => words.Known;

    /// <summary>Remembers the words of an example, so that texts that have them are read faster.</summary>
    public void Remember(FoldedText example)
    {
        for (var at = 0; at < example.Count; at++)
        {
            words.Remember(example.Word(at));
        }
    }

    public TextTraits Read(FoldedText text)
    {
        var placed = new List<PlacedTrait>(text.Count * 6);
        var hits = new List<ConceptHit>(text.Count);
        var parts = text.Count > 256 ? new int[text.Count] : stackalloc int[text.Count];
        ulong previous = 0;
        var part = -1;
        for (var at = 0; at < text.Count; at++)
        {
            if (part < 0 || (text.Tokens[at].OpensSentence && part < MostParts - 1))
            {
                part++;
                previous = 0;
            }

            parts[at] = part;
            previous = AddWord(text.Word(at), at, part, previous, placed, hits);
            lexicon.PhrasesAt(text, at, hits);
        }

        AddConcepts(hits, parts, placed);
        return new(placed, part + 1);
    }

    private ulong AddWord(ReadOnlySpan<char> word, int at, int part, ulong previous, List<PlacedTrait> placed, List<ConceptHit> hits)
    {
        var place = words.PlaceOf(word);
        var known = place < 0 ? words.Describe(word) : words.Known[place];
        if (place >= 0)
        {
            placed.Add(new(default, place, part));
        }
        else
        {
            foreach (var trait in known.Traits)
            {
                placed.Add(new(trait, -1, part));
            }
        }

        if (previous != 0)
        {
            placed.Add(new(new(TraitId.Pair(previous, known.Id), PairWeight), -1, part));
        }

        foreach (var concept in known.Concepts)
        {
            hits.Add(new(concept, at, at + 1));
        }

        return known.Id;
    }

    private void AddConcepts(List<ConceptHit> hits, ReadOnlySpan<int> parts, List<PlacedTrait> placed)
    {
        var denied = int.MinValue / 2;
        for (var index = 0; index < hits.Count; index++)
        {
            var hit = hits[index];
            var part = parts[hit.First];
            if (hit.End - hit.First > 1)
            {
                // What single words stand for has come with the words.
                placed.Add(new(new(TraitId.Concept(hit.Concept), ConceptWeight), -1, part));
            }

            if (hit.Concept == negation)
            {
                denied = hit.First;
            }
            else if (hit.First - denied <= ReachOfNegation && hit.First > denied)
            {
                placed.Add(new(new(TraitId.DeniedConcept(hit.Concept), DeniedWeight), -1, part));
            }

            for (var next = index + 1; next < hits.Count && next <= index + NearConcepts; next++)
            {
                var other = hits[next];
                if (other.First - hit.First <= NearWords && parts[other.First] == part && other.Concept != hit.Concept)
                {
                    placed.Add(new(new(TraitId.Concepts(hit.Concept, other.Concept), ConceptPairWeight), -1, part));
                }
            }
        }
    }
}
