namespace Kapso.Coex.Bot.Engine.Triage.Recognition;

/// <summary>Something about a text that may speak for a playbook: a word, a pair, a few letters, a concept. Known by its hash.</summary>
internal static class TraitId
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static ulong Word(ReadOnlySpan<char> word) => Hash(1, word);

    public static ulong Letters(ReadOnlySpan<char> letters) => Hash(2, letters);

    public static ulong Concept(int concept) => Mix(3, (ulong)concept);

    public static ulong DeniedConcept(int concept) => Mix(4, (ulong)concept);

    /// <summary>Two concepts near each other, in whichever order.</summary>
    public static ulong Concepts(int one, int other) => Mix(5, ((ulong)Math.Min(one, other) << 32) | (uint)Math.Max(one, other));

    public static ulong Pair(ulong word, ulong next) => Mix(Mix(6, word), next);

    private static ulong Hash(ulong kind, ReadOnlySpan<char> text)
    {
        var hash = kind;
        foreach (var character in text)
        {
            hash = Mix(hash, character);
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        return hash ^ (hash >> 29);
    }
}
