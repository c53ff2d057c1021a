namespace Kapso.Coex.Bot.Engine.Languages;

/// <summary>What speaks for each language, as sums of evidence.</summary>
internal readonly record struct LanguageSigns(float English, float Spanish, float Portuguese)
{
    private static readonly Dictionary<string, LanguageSigns> Known = Learn();

    private static readonly Dictionary<string, LanguageSigns>.AlternateLookup<ReadOnlySpan<char>> ByWord =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static LanguageSigns operator +(LanguageSigns one, LanguageSigns other) =>
        new(one.English + other.English, one.Spanish + other.Spanish, one.Portuguese + other.Portuguese);

    public float For(Language language) => language switch
    {
        Language.Spanish => Spanish,
        Language.Portuguese => Portuguese,
        _ => English,
    };

    /// <summary>Letters that only one of the languages has.</summary>
    public static LanguageSigns In(string original)
    {
        var signs = default(LanguageSigns);
        foreach (var character in original)
        {
            signs += character < 0x80 ? default : character switch
            {
                'ñ' or 'Ñ' or '¿' or '¡' => new(0, 2.5f, 0),
                'ã' or 'õ' or 'ç' or 'ê' or 'ô' or 'â' or 'à' or 'Ã' or 'Õ' or 'Ç' => new(0, 0, 2.5f),
                'á' or 'é' or 'í' or 'ó' or 'ú' => new(-0.5f, 0.5f, 0.4f),
                _ => default,
            };
        }

        return signs;
    }

    /// <summary>A word that we know, or the endings that betray its language.</summary>
    public static LanguageSigns OfWord(ReadOnlySpan<char> word) =>
        ByWord.TryGetValue(word, out var signs) ? signs : word.Length < 4 ? default : OfEnding(word);

    public GuessedLanguage? Strongest()
    {
        var best = Math.Max(English, Math.Max(Spanish, Portuguese));
        if (best < 0.9f)
        {
            return null;
        }

        var sum = MathF.Exp(English - best) + MathF.Exp(Spanish - best) + MathF.Exp(Portuguese - best);
        var language = best == English ? Language.English : best == Spanish ? Language.Spanish : Language.Portuguese;
        return new(language, 1 / sum);
    }

    public Language? Likeliest() => Math.Max(English, Math.Max(Spanish, Portuguese)) is var best && best <= 0
        ? null
        : best == English ? Language.English : best == Spanish ? Language.Spanish : Language.Portuguese;

    private static LanguageSigns OfEnding(ReadOnlySpan<char> word) => word switch
    {
        [.., 'c', 'a', 'o'] or [.., 'c', 'o', 'e', 's'] or [.., 's', 'a', 'o'] or [.., 'a', 'g', 'e', 'm'] => new(0, 0, 1.6f),
        [.., 'e', 'i'] or [.., 'o', 'u'] or [.., 'v', 'e', 'l'] or [.., 'a', 'm'] or [.., 'e', 'm'] => new(0, 0, 0.7f),
        [.., 'c', 'i', 'o', 'n'] or [.., 's', 'i', 'o', 'n', 'e', 's'] or [.., 'c', 'i', 'o', 'n', 'e', 's'] => new(0, 1.4f, 0),
        [.., 'i', 'd', 'a', 'd'] or [.., 'a', 'j', 'e'] or [.., 'b', 'l', 'e'] => new(0, 0.5f, 0),
        [.., 'i', 'd', 'a', 'd', 'e'] => new(0, 0, 1),
        [.., 'i', 'n', 'g'] or [.., 't', 'i', 'o', 'n'] or [.., 'n', 'e', 's', 's'] => new(1.2f, 0, 0),
        [.., 'e', 'd'] => new(0.8f, 0, 0),
        _ => OfInside(word),
    };

    private static LanguageSigns OfInside(ReadOnlySpan<char> word)
    {
        if (word.Contains("nh", StringComparison.Ordinal) || word.Contains("lh", StringComparison.Ordinal))
        {
            return new(0, 0, 0.9f);
        }

        if (word.Contains("ue", StringComparison.Ordinal) || word.Contains("ie", StringComparison.Ordinal) || word is ['l', 'l', ..])
        {
            return new(0, 0.6f, 0);
        }

        return word.ContainsAny('k', 'w', 'y') || word.Contains("th", StringComparison.Ordinal) || word.Contains("ck", StringComparison.Ordinal)
            ? new(0.5f, 0, 0)
            : word[^1] is 'a' or 'o' ? new(-0.2f, 0.25f, 0.25f) : default;
    }

    private static Dictionary<string, LanguageSigns> Learn()
    {
        var known = new Dictionary<string, LanguageSigns>();
        Add(LanguageWords.English, new(1.6f, 0, 0));
        Add(LanguageWords.Spanish, new(0, 1.6f, 0));
        Add(LanguageWords.Portuguese, new(0, 0, 1.6f));
        Add(LanguageWords.Iberian, new(-0.4f, 0.55f, 0.55f));
        Add(LanguageWords.NoSign, default);
        return known;

        void Add(string words, LanguageSigns signs)
        {
            foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                known[word] = known.GetValueOrDefault(word) + signs;
            }
        }
    }
}
