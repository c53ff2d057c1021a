namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>Looks words up as <see cref="Typos"/> forgives them, without comparing each with each.</summary>
/// <typeparam name="T">What is kept under a word.</typeparam>
internal sealed class ForgivingIndex<T>
{
    private const int ShortestForgiven = 5;

    private readonly Dictionary<string, List<T>> byWord = [];
    private readonly Dictionary<string, List<T>>.AlternateLookup<ReadOnlySpan<char>> lookup;

    // One slip leaves either the first two letters or the last two as they should be.
    private readonly Dictionary<int, List<string>> byEnd = [];

    public ForgivingIndex()
    {
        lookup = byWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public void Add(string word, T value)
    {
        if (byWord.TryGetValue(word, out var values))
        {
            values.Add(value);
            return;
        }

        byWord[word] = [value];
        if (word.Length >= ShortestForgiven)
        {
            Shelve(FirstTwo(word), word);
            Shelve(LastTwo(word), word);
        }
    }

    /// <summary>What is kept under exactly this word; null where there is nothing.</summary>
    public List<T>? Exact(ReadOnlySpan<char> written) => lookup.TryGetValue(written, out var values) ? values : null;

    /// <summary>Calls back for each word that this may be a slip of, and is not.</summary>
    public void Slips(ReadOnlySpan<char> written, List<List<T>> into)
    {
        into.Clear();
        if (written.Length < ShortestForgiven)
        {
            return;
        }

        Collect(FirstTwo(written), written, false, into);
        Collect(LastTwo(written), written, true, into);
    }

    private void Collect(int end, ReadOnlySpan<char> written, bool unlessStartsAlike, List<List<T>> into)
    {
        if (!byEnd.TryGetValue(end, out var words))
        {
            return;
        }

        foreach (var word in words)
        {
            if (Typos.Forgives(written, word) && !written.SequenceEqual(word) && !(unlessStartsAlike && FirstTwo(written) == FirstTwo(word)))
            {
                into.Add(byWord[word]);
            }
        }
    }

    private void Shelve(int end, string word)
    {
        if (byEnd.TryGetValue(end, out var words))
        {
            words.Add(word);
        }
        else
        {
            byEnd[end] = [word];
        }
    }

    private static int FirstTwo(ReadOnlySpan<char> word) => (word[0] << 16) | word[1];

    private static int LastTwo(ReadOnlySpan<char> word) => ~((word[^2] << 16) | word[^1]);
}
