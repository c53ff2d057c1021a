namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>Finds known phrases in a customer's text: without accents or case, forgiving one typo in words of five letters or more.</summary>
public sealed class PhraseMatcher
{
    private const int TypoFrom = 5;
    private readonly List<(string Meaning, string[] Words)> phrases = [];

    /// <param name="phrases">Each phrase with what it means. The same meaning may have many.</param>
    public PhraseMatcher(IEnumerable<(string Meaning, string Phrase)> phrases)
    {
        foreach (var (meaning, phrase) in phrases)
        {
            var words = TextFolding.Words(phrase);
            if (words.Count > 0)
            {
                this.phrases.Add((meaning, [.. words]));
            }
        }

        // The longest first: "not done yet" is not "done".
        this.phrases.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    /// <summary>What was found, in the order of the text, without overlaps.</summary>
    public IReadOnlyList<PhraseMatch> Find(string text) => Find(TextFolding.Words(text));

    internal IReadOnlyList<PhraseMatch> Find(IReadOnlyList<string> text)
    {
        var found = new List<PhraseMatch>();
        var taken = new bool[text.Count];
        foreach (var (meaning, words) in phrases)
        {
            for (var at = 0; at + words.Length <= text.Count; at++)
            {
                if (StandsAt(words, text, at, taken))
                {
                    Array.Fill(taken, true, at, words.Length);
                    found.Add(new PhraseMatch(meaning, at, words.Length, text.Count));
                }
            }
        }

        found.Sort((one, other) => one.At.CompareTo(other.At));
        return found;
    }

    private static bool StandsAt(string[] words, IReadOnlyList<string> text, int at, bool[] taken)
    {
        for (var word = 0; word < words.Length; word++)
        {
            if (taken[at + word] || !Same(words[word], text[at + word]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(string known, string written) =>
        known == written || (known.Length >= TypoFrom && written.Length >= TypoFrom - 1 && IsOneTypoApart(known, written));

    /// <summary>One letter more, less, other, or two neighbours swapped; the first letter is nearly always right.</summary>
    private static bool IsOneTypoApart(string known, string written)
    {
        if (known[0] != written[0] || Math.Abs(known.Length - written.Length) > 1)
        {
            return false;
        }

        var first = 0;
        while (first < known.Length && first < written.Length && known[first] == written[first])
        {
            first++;
        }

        var rest = known.AsSpan(first);
        var other = written.AsSpan(first);
        return rest.Length == other.Length
            ? rest.Length == 0 || rest[1..].SequenceEqual(other[1..])
                || (rest.Length > 1 && rest[0] == other[1] && rest[1] == other[0] && rest[2..].SequenceEqual(other[2..]))
            : rest.Length > other.Length ? rest[1..].SequenceEqual(other) : other[1..].SequenceEqual(rest);
    }
}

/// <param name="At">The first word's place in the text.</param>
/// <param name="Length">How many words.</param>
/// <param name="Of">How many words the text has.</param>
public sealed record PhraseMatch(string Meaning, int At, int Length, int Of)
{
    public bool IsWhole => Length == Of;

    public bool Leads => At == 0;

    public int End => At + Length;
}
