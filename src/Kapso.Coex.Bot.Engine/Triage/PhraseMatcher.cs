using Kapso.Coex.Bot.Engine.Languages;

namespace Kapso.Coex.Bot.Engine.Triage;

/// <summary>Where a phrase stands in a message, or in one clause of it.</summary>
public enum Placement
{
    Whole,
    Leading,
    Trailing,
    Inside,
}

/// <summary>A phrase found in a message.</summary>
/// <param name="First">Its first word.</param>
/// <param name="End">The word after its last.</param>
/// <param name="Exact">Whether every letter is right.</param>
public readonly record struct PhraseHit(string Id, Placement Placement, int First, int End, bool Exact);

/// <summary>Finds short answers and commands in messages: without case, accents and punctuation, one slip forgiven in longer words.</summary>
public sealed class PhraseMatcher
{
    private readonly List<(string Id, string[] Words)> phrases = [];
    private readonly ForgivingIndex<int> byFirstWord = new();
    private readonly bool forgiving;

    /// <param name="phrasesById">What may be said for each id, in whichever languages.</param>
    /// <param name="forgiving">Whether a slip in a longer word is forgiven; not for names.</param>
    public PhraseMatcher(IEnumerable<(string Id, IEnumerable<string> Phrases)> phrasesById, bool forgiving = true)
    {
        this.forgiving = forgiving;
        foreach (var (id, spoken) in phrasesById)
        {
            foreach (var phrase in spoken.Select(TextFolding.Words).Where(words => words.Length > 0).Distinct())
            {
                phrases.Add((id, phrase.Split(' ')));
            }
        }

        // The longest phrase wins where several begin at the same word; the first of equals, as listed.
        phrases = [.. phrases.OrderByDescending(phrase => phrase.Words.Length)];
        for (var index = 0; index < phrases.Count; index++)
        {
            byFirstWord.Add(phrases[index].Words[0], index);
        }
    }

    /// <summary>Every phrase in the order of the text; they do not overlap.</summary>
    public IReadOnlyList<PhraseHit> Find(FoldedText text)
    {
        List<PhraseHit> hits = [];
        List<List<int>> slips = [];
        for (var at = 0; at < text.Count; at++)
        {
            if (Longest(text, at, slips) is { } hit)
            {
                hits.Add(hit);
                at = hit.End - 1;
            }
        }

        return hits;
    }

    public IReadOnlyList<PhraseHit> Find(string text) => Find(TextFolding.Fold(text));

    /// <summary>The id that the whole message says, and nothing else; null where there is more or less to it.</summary>
    public string? WholeOf(FoldedText text) => Find(text) is [{ First: 0 } only] && only.End == text.Count ? only.Id : null;

    private PhraseHit? Longest(FoldedText text, int at, List<List<int>> slips)
    {
        var best = byFirstWord.Exact(text.Word(at)) is { } exact ? Match(text, at, exact) : null;
        if (best is null && forgiving)
        {
            byFirstWord.Slips(text.Word(at), slips);
            foreach (var candidates in slips)
            {
                if (Match(text, at, candidates) is { } hit && hit.End > (best?.End ?? 0))
                {
                    best = hit;
                }
            }
        }

        return best;
    }

    private PhraseHit? Match(FoldedText text, int at, List<int> candidates)
    {
        foreach (var index in candidates)
        {
            var (id, words) = phrases[index];
            var end = at + words.Length;
            if (end <= text.Count && Says(text, at, words, out var exact))
            {
                return new(id, PlacementOf(text, at, end), at, end, exact);
            }
        }

        return null;
    }

    private bool Says(FoldedText text, int at, string[] words, out bool exact)
    {
        exact = true;
        for (var index = 0; index < words.Length; index++)
        {
            var word = text.Word(at + index);
            if (!(forgiving ? Typos.Forgives(word, words[index]) : word.SequenceEqual(words[index])))
            {
                return false;
            }

            exact &= word.SequenceEqual(words[index]);
        }

        return true;
    }

    private static Placement PlacementOf(FoldedText text, int first, int end)
    {
        var opens = first == 0 || text.Tokens[first].OpensClause;
        var closes = end == text.Count || text.Tokens[end].OpensClause;
        return (opens, closes) switch
        {
            (true, true) => Placement.Whole,
            (true, false) => Placement.Leading,
            (false, true) => Placement.Trailing,
            _ => Placement.Inside,
        };
    }
}
